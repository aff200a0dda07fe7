//! Turns answers into what a person or a program reads: [`json`] and [`text`]. Article text passes through [`safe`] on its way
//! out, so that nothing in an article can run in a terminal.

pub mod export;
pub mod json;
pub mod safe;
pub mod text;
