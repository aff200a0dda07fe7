//! Tells words that a link says to those who hear it, where a page sets them in an element of their own without hiding them.

use crate::ingest::parse::html::tree::{Name, Node, NodeRef};

/// What a link says of where it leads, in small letters.
const NOTES: [&str; 52] = [
    "opens a new window",
    "opens in a new window",
    "opens in new window",
    "opens new window",
    "opens a new tab",
    "opens in a new tab",
    "opens in new tab",
    "opens new tab",
    "opens external website",
    "opens external link",
    "external link",
    "link is external",
    "link sends e-mail",
    "link sends email",
    "new window",
    "this link opens in a new window",
    "this is an external link",
    "öffnet in neuem fenster",
    "öffnet in einem neuen fenster",
    "öffnet neues fenster",
    "öffnet in neuem tab",
    "externer link",
    "nouvelle fenêtre",
    "ouvre une nouvelle fenêtre",
    "s'ouvre dans une nouvelle fenêtre",
    "s’ouvre dans une nouvelle fenêtre",
    "ouvre un nouvel onglet",
    "lien externe",
    "abre en ventana nueva",
    "abre en nueva ventana",
    "se abre en una ventana nueva",
    "se abre en una nueva ventana",
    "enlace externo",
    "abre numa nova janela",
    "abre em nova janela",
    "link externo",
    "si apre in una nuova finestra",
    "apre in una nuova finestra",
    "opent in een nieuw venster",
    "opent in nieuw venster",
    "externe link",
    "öppnas i nytt fönster",
    "åpnes i nytt vindu",
    "åbner i nyt vindue",
    "avautuu uuteen ikkunaan",
    "otwiera się w nowym oknie",
    "otevře se v novém okně",
    "откроется в новом окне",
    "yeni pencerede açılır",
    "新しいウィンドウで開く",
    "새 창 열림",
    "새창으로 열기",
];

/// Whether all that an element has is such a note.
pub(super) fn is_spoken_note(node: NodeRef<'_>) -> bool {
    const LONGEST_BYTES: usize = 64;
    let is_small = node
        .value()
        .as_element()
        .is_some_and(|element| matches!(element.known(), Name::SPAN | Name::SMALL | Name::I | Name::EM | Name::SUP));
    if !is_small {
        return false;
    }
    let mut words = String::new();
    for inner in node.descendants() {
        if let Node::Text(text) = inner.value() {
            words.push_str(text);
        }
        if words.len() > LONGEST_BYTES {
            return false;
        }
    }
    let bare = words.trim().trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase();
    !bare.is_empty() && NOTES.contains(&bare.as_str())
}
