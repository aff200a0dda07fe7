//! What letters of news say below their articles of the subscription, in the languages of the press.

/// What short paragraphs about the subscription say, and nothing else does.
const PHRASES: [&str; 168] = [
    "to view this story online",
    "virus-free. www.",
    "email has been scanned for viruses",
    "e-mail has been scanned for viruses",
    "message has been scanned for viruses",
    "you are not the intended recipient",
    "nicht der beabsichtigte empfänger",
    "consider the environment before printing",
    "avant d'imprimer ce",
    "messaggio è strettamente riservato",
    "you are currently subscribed to",
    "currently have 0 referrals",
    "to change your alert settings",
    "to read this story online",
    "bültenden ayrıl",
    "aboneliğinizi iptal",
    "e-posta listesinden çık",
    "відписатися",
    "відписатись",
    "plus de contenus comme celui-ci",
    "more like this less like this",
    "отписаться от рассылки",
    "non desideri più ricevere",
    "wenn sie keine weiteren",
    "as suas preferências",
    "suas preferências de",
    "cancele a subscrição",
    "cancelar a subscrição",
    "cancelar subscrição",
    "anular subscrição",
    "powered by beehiiv",
    "powered by ghost",
    "powered by buttondown",
    "gérer vos préférences",
    "preferencias de correo",
    "voorkeuren wijzigen",
    "einstellungen ändern",
    "gestisci le tue preferenze",
    "u ontvangt deze",
    "je ontvangt deze",
    "du får det här",
    "du får detta",
    "du mottar denne",
    "du modtager denne",
    "saat tämän viestin",
    "otrzymujesz tę wiadomość",
    "otrzymujesz ten newsletter",
    "tento e-mail dostáváte",
    "tento e-mail dostávate",
    "ezt a levelet azért",
    "primiți acest e",
    "bu e-postayı",
    "ви отримали цей лист",
    "está a receber este",
    "comment restack",
    "like restack",
    "vous avez reçu cet e",
    "vous recevez cet e",
    "vous recevez ce message",
    "cet e-mail a été envoyé",
    "cet email a été envoyé",
    "sie erhalten diese e",
    "sie erhalten diesen newsletter",
    "diese e-mail wurde an",
    "recibe este correo",
    "recibes este correo",
    "ha recibido este correo",
    "este correo fue enviado",
    "você recebeu este e",
    "você está recebendo este",
    "hai ricevuto questa e",
    "ricevi questa e",
    "вы получили это письмо",
    "upgrade to paid",
    "upgrade your subscription",
    "currently a free subscriber",
    "forward this to a friend",
    "forward this email to a friend",
    "forward to a friend",
    "an freunde weiterleiten",
    "transférer à un ami",
    "reenviar a un amigo",
    "переслать другу",
    "unsubscribe",
    "manage your preferences",
    "manage preferences",
    "manage your subscription",
    "update your preferences",
    "email preferences",
    "you are receiving this",
    "you're receiving this",
    "you received this",
    "this email was sent to",
    "this message was sent to",
    "sent to you because",
    "配信停止",
    "수신거부",
    "cancelar suscripción",
    "disiscriviti",
    "cancelar inscrição",
    "إلغاء الاشتراك",
    "退订",
    "διαγραφή από",
    "διαγραφείτε",
    "απεγγραφή",
    "avsluta prenumeration",
    "avprenumerera",
    "peruuta tilaus",
    "peruuttaa tilauksen",
    "wypisz się",
    "отпишитесь",
    "abonelikten çık",
    "üyelikten çık",
    "hủy đăng ký",
    "berhenti berlangganan",
    "لغو اشتراک",
    "להסרה מ",
    "सदस्यता समाप्त",
    "取消订阅",
    "取消訂閱",
    "購読解除",
    "登録解除",
    "구독 취소",
    "구독취소",
    "this email was sent by",
    "stay connected:",
    "how did we do today",
    "to leave the list",
    "was this email forwarded to you",
    "was this e-mail forwarded to you",
    "you just read issue",
    "like this newsletter?",
    "enjoyed this newsletter?",
    "intended solely for the addressee",
    "intended solely for the use of",
    "confidential and intended",
    "ce message et ses pièces jointes",
    "ce message et toutes les pièces jointes",
    "diese e-mail enthält vertrauliche",
    "diese nachricht enthält vertrauliche",
    "exclusivamente a su destinatario",
    "exclusivamente al destinatario",
    "destina-se apenas ao",
    "destina-se exclusivamente ao",
    "riservato al destinatario",
    "riservato esclusivamente al destinatario",
    "per non ricevere più",
    "annulla iscrizione",
    "annulla l'iscrizione",
    "hier uitschrijven",
    "jste obdrželi, protože",
    "ste dostali, pretože",
    "azért kapta, mert",
    "azért kaptad, mert",
    "ați primit acest e",
    "λαμβάνετε αυτό το",
    "وصلتك هذه الرسالة",
    "تلقيت هذه الرسالة",
    "配信登録された方",
    "配信登録いただいた方",
    "您收到这封邮件",
    "您收到此邮件",
    "您收到這封",
    "您收到此郵件",
    "수신에 동의하신",
    "anda menerima email ini",
    "anda menerima e-mail ini",
    "bạn nhận được email này",
];

/// What they say, and what is said of other things too: who moves has to `abmelden`, a government `no quiere recibir`.
const OF_TEXTS_TOO: [&str; 36] = [
    "no desea recibir",
    "no quiere recibir",
    "no deseas recibir",
    "não deseja receber",
    "nie chcesz otrzymywać",
    "не хотите получать",
    "descadastre",
    "mailing list",
    "abmelden",
    "abbestellen",
    "désabonner",
    "désinscrire",
    "désinscription",
    "darse de baja",
    "darte de baja",
    "cancellati",
    "afmelden",
    "отписаться",
    "отписване",
    "afmeld*",
    "meld deg av",
    "avregistrera",
    "zrezygnuj z",
    "odhlásit",
    "odhlásiť",
    "leiratkoz*",
    "dezabon*",
    "odjavite se",
    "signoff ",
    "não deseja mais receber",
    "não quiser mais receber",
    "niet meer wilt ontvangen",
    "niet langer wilt ontvangen",
    "ne souhaitez plus recevoir",
    "non vuoi più ricevere",
    "no longer wish to receive",
];

/// What a device sets below a mail, in a line of its own.
const OF_DEVICES: [&str; 16] = [
    "sent from my ",
    "sent from mail for windows",
    "sent from yahoo mail",
    "sent from outlook for",
    "sent with proton mail",
    "get outlook for",
    "von meinem iphone",
    "envoyé de mon",
    "enviado desde mi",
    "inviato da iphone",
    "verstuurd vanaf mijn",
    "отправлено с iphone",
    "发自我的",
    "iphoneから送信",
    "나의 iphone에서",
    "enviado do meu",
];

/// What stands beside such words where they are about a letter.
const SIGNS: [&str; 43] = [
    "newsletter",
    "newslettera",
    "e-mail",
    "e-mails",
    "email",
    "emails",
    "mail",
    "mails",
    "listinfo",
    "boletín",
    "boletim",
    "correo",
    "correos",
    "courriel",
    "courriels",
    "lettre",
    "infolettre",
    "nyhedsbrev",
    "nyhetsbrev",
    "nieuwsbrief",
    "notiziario",
    "biuletyn",
    "biuletynu",
    "рассылки",
    "рассылку",
    "писем",
    "письма",
    "hier",
    "here",
    "click",
    "klick",
    "klicken",
    "klik",
    "clic",
    "cliquez",
    "clique",
    "clicca",
    "ici",
    "aquí",
    "aqui",
    "tutaj",
    "kliknij",
    "ссылке",
];

/// Whether a paragraph speaks of the subscription.
pub(super) fn speaks_of_subscription(paragraph: &str) -> bool {
    const LONGEST_OF_DEVICE_CHARACTERS: usize = 60;
    const MOST_WORDS_OF_LABEL: usize = 6;
    let lowered = paragraph.trim().to_lowercase();
    let is_of_letter = || {
        let is_label = !lowered.ends_with(['.', '!', '?', ':', '"', '”', '»'])
            && lowered.split_whitespace().count() <= MOST_WORDS_OF_LABEL;
        let mut words = lowered.split(|c: char| !c.is_alphanumeric() && c != '-');
        is_label || lowered.contains(['@', '<']) || lowered.contains("://") || words.any(|word| SIGNS.contains(&word))
    };
    let is_of_device = || {
        lowered.chars().count() <= LONGEST_OF_DEVICE_CHARACTERS
            && OF_DEVICES.iter().any(|phrase| lowered.starts_with(phrase))
    };
    PHRASES.iter().any(|phrase| holds_words(&lowered, phrase))
        || OF_TEXTS_TOO.iter().any(|phrase| holds_whole_words(&lowered, phrase)) && is_of_letter()
        || is_of_device()
}

/// Whether a phrase stands in a text as words; one with a star may end as it likes.
fn holds_whole_words(text: &str, phrase: &str) -> bool {
    match phrase.strip_suffix('*') {
        Some(stem) => holds_words(text, stem),
        None => places_of(text, phrase).any(|end| !text[end..].starts_with(char::is_alphanumeric)),
    }
}

fn holds_words(text: &str, phrase: &str) -> bool {
    places_of(text, phrase).next().is_some()
}

/// Where a phrase ends that begins as a word does. Scripts without spaces between words, and those that write small words onto the next, have it
/// anywhere.
fn places_of<'t>(text: &'t str, phrase: &'t str) -> impl Iterator<Item = usize> + use<'t> {
    const LAST_OF_EUROPE: char = '\u{52F}';
    let is_anywhere = phrase.starts_with(|c: char| c > LAST_OF_EUROPE);
    let places = text.match_indices(phrase).map(|(place, _)| place);
    places
        .filter(move |place| is_anywhere || !text[..*place].ends_with(char::is_alphanumeric))
        .map(|place| place + phrase.len())
}

/// Whether a paragraph has nothing but links that letters set at their end (`Impressum | Datenschutz`, `Uitschrijven`), or the program that sent it
/// (`Sent with Paperboat`).
pub(super) fn is_row_of_links(paragraph: &str) -> bool {
    // Alone they say it; the others may be a heading.
    const LEAVE: [&str; 6] = ["uitschrijven", "afmelden", "opt out", "opt-out", "se désabonner", "leave this list"];
    const OTHERS: [&str; 24] = [
        "impressum",
        "imprint",
        "datenschutz",
        "datenschutzerklärung",
        "kontakt",
        "contact",
        "contact us",
        "agb",
        "privacy",
        "privacy policy",
        "terms",
        "terms of use",
        "terms of service",
        "mentions légales",
        "confidentialité",
        "aviso legal",
        "privacidad",
        "política de privacidad",
        "política de privacidade",
        "contacto",
        "contato",
        "note legali",
        "privacybeleid",
        "colofon",
    ];
    const LONGEST_BYTES: usize = 160;
    const MOST_WORDS_OF_PROGRAM: usize = 4;
    if paragraph.len() > LONGEST_BYTES {
        return false;
    }
    let lowered = paragraph.trim().to_lowercase();
    let parts: Vec<&str> = lowered.split(['|', '·', '•', '\n']).map(str::trim).filter(|part| !part.is_empty()).collect();
    let is_program = ["sent with ", "sent via ", "powered by "].iter().any(|start| lowered.starts_with(start))
        && lowered.split_whitespace().count() <= MOST_WORDS_OF_PROGRAM
        && !lowered.contains(',');
    let is_known = |part: &&str| LEAVE.contains(part) || OTHERS.contains(part);
    is_program || !parts.is_empty() && parts.iter().all(is_known) && (parts.len() > 1 || LEAVE.contains(&parts[0]))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_speaks_of_the_subscription() {
        for (paragraph, expected) in [
            ("Unsubscribe", true),
            ("Wenn Sie diesen Newsletter nicht mehr lesen möchten, können Sie sich abmelden.", true),
            ("Abmelden | Impressum", true),
            ("Si no desea recibir más boletines, escriba a lista@puerto.example.", true),
            ("Clicca qui e cancellati dalla lista.", true),
            ("You are subscribed to the mailing list harbour@lists.example.", true),
            ("Leiratkozás", true),
            ("Sent from my phone", true),
            ("لإلغاء الاشتراك", true),
            ("If you are not the intended recipient of this e-mail, please delete it.", true),
            ("发自我的iPhone", true),
            ("Virus-free. www.scanner.example", true),
            ("Please consider the environment before printing this e-mail.", true),
            ("The island is virus-free. www is not a word there.", false),
            ("The herd was scanned for viruses before it came to the port.", false),
            ("It led to the cancellation of dozens of flights.", false),
            ("I voli sono stati cancellati per lo sciopero dei piloti.", false),
            ("Wer umzieht, muss sich bei der Stadt abmelden und bei der neuen anmelden.", false),
            ("El gobierno no quiere recibir a los refugiados del valle.", false),
            ("The developers argued for a week on the mailing lists of the project.", false),
            ("Sent from my village to the war, he came back after three years and said nothing.", false),
        ] {
            assert_eq!(speaks_of_subscription(paragraph), expected, "{paragraph}");
        }
    }
}
