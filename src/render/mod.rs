//! Turns answers into what a person or a program reads: [`json`], [`text`], files to carry away ([`export`]) and web pages (`html`).
//! Article text passes through [`safe`] on its way out, so that nothing in an article can run in a terminal.

pub mod export;
#[cfg(feature = "html")]
pub mod html;
pub mod json;
pub mod safe;
pub mod text;
