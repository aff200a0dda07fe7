//! Knows header lines of mail as programs write them into a text, in many languages: `From: Jane Doe`, `*Gesendet:* Dienstag`, `> Date: ...`.

use super::super::scan::holds_any;

#[derive(Clone, Copy, PartialEq)]
pub(super) enum Name {
    From,
    Date,
    Subject,
    Other,
}

/// The names of header lines as mail programs write them into a text.
const NAMES: [(Name, &str); 4] = [
    (
        Name::From,
        "from|von|de|da|van|från|fra|lähettäjä|od|од|от|від|от кого|feladó|gönderen|kimden|من|از|فرستنده|מאת|发件人|發件人|寄件者|差出人|보낸 사람|보낸사람|से|từ|dari|\
         expéditeur|absender|remitente|mittente|remetente|afzender|nadawca|المرسل|寄件人|送信者|送信元|από|de la|odesílatel|odosielateľ|saatja|nuo|प्रेषक|จาก|šalje|šalje se od|pošiljatelj|pošiljalac|pošiljka od|шаље|пошиљалац|подател|изпращач|αποστολέας|expeditor|siuntėjas|sūtītājs|pengirim|người gửi",
    ),
    (
        Name::Date,
        "date|sent|datum|gesendet|gesendet am|envoyé|envoyé le|enviado|enviado el|enviada em|enviado em|fecha|data|inviato|inviata|verzonden|skickat|sendt|dato|\
         lähetetty|wysłano|wysłane|дата|отправлено|дата отправки|надіслано|відправлено|odesláno|odoslané|küldve|elküldve|tarih|gönderilme tarihi|gönderildi|\
         gönderim tarihi|التاريخ|تاريخ|تم الإرسال|تاريخ الإرسال|أرسلت|تاریخ|ارسال شده|תאריך|נשלח|发送时间|發送時間|日期|发送日期|寄件日期|日時|日付|送信日時|送信日|날짜|\
         보낸 날짜|보낸 시간|일시|ngày|đã gửi|tanggal|dikirim|στάλθηκε|ημερομηνία|trimis|dátum|poslano|изпратено|saadetud|दिनांक|भेजा गया|วันที่|ส่งเมื่อ|εστάλη|ημερομηνία αποστολής|послато|датум|изпратено на|poslané|išsiųsta|nosūtīts|saadetud kuupäev|trimis la|data trimiterii|ngày gửi|gửi lúc|tanggal kirim|terkirim|waktu|ส่ง|enviat|enviat el|fecha de envío|\
         date d'envoi|data di invio|data de envio|sendedatum|verzonden op|date sent|sent date|sent at",
    ),
    (
        Name::Subject,
        "subject|betreff|objet|sujet|asunto|assunto|oggetto|onderwerp|ämne|emne|aihe|temat|тема|předmět|predmet|tárgy|konu|الموضوع|موضوع|נושא|主题|主旨|主題|件名|\
         제목|chủ đề|tiêu đề|subjek|perihal|θέμα|subiect|относно|teema|naslov|тема на съобщението|zadeva|temats|tēma|assumpte|विषय|เรื่อง|ชื่อเรื่อง|tema|наслов",
    ),
    (
        Name::Other,
        "to|cc|bcc|reply-to|reply to|sender|an|à|para|a|aan|till|til|do|кому|копия|копія|komu|címzett|alıcı|kime|adresat|odbiorca|bilgi|إلى|الى|نسخة|المرفقات|به|נמען|אל|收件人|收件者|\
         抄送|副本|附件|宛先|添付ファイル|받는 사람|받는사람|참조|첨부|copie|kopie|kopia|kópia|kopi|προς|către|pentru|za|vastaanottaja|kepada|đến|tới|en|ถึง|importance|\
         attachments|attachment|priority|sensitivity|wichtigkeit|anlagen|anhänge|pièces jointes|pièce jointe|adjuntos|datos adjuntos|anexos|allegati|bijlagen|вложения|\
         вкладення|załączniki|ekler|přílohy|cci|ccn|cco|dw|répondre à|antwort an|responder a|rispondi a|odpovědět|organization|organisation|newsgroups|\
         до|получател|per a|коме|prima|primatelj|primalac|прима|прималац|za koga|prejemnik|komu:|destinatar|către:|παραλήπτης|κοιν.|kam|kellele|gavėjas|người nhận|penerima|received|references|lines|comments|approved|mailed-by|signed-by|security|list|message-id|in-reply-to",
    ),
];

/// Whether a line begins with a word or two and a colon, as a header line does.
pub(super) fn is_labelled(line: &str) -> bool {
    const LONGEST_NAME: usize = 24;
    let Some((name, value)) = line.trim_start_matches(['>', ' ', '*']).split_once(':') else { return false };
    let is_name = name.chars().count() <= LONGEST_NAME && name.split_whitespace().count() <= 2;
    is_name && !name.is_empty() && !name.contains(|c: char| c.is_ascii_digit()) && !value.starts_with("//")
}

/// A header line that only mail has: `X-Mailer: ...`, `Content-Type: ...`.
pub(super) fn other_header_of(line: &str) -> Option<(Name, &str)> {
    let (name, value) = line.split_once(": ")?;
    let is_name = name.contains('-')
        && name.split('-').all(|part| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_alphanumeric()));
    (is_name && line.starts_with(char::is_uppercase)).then_some((Name::Other, value))
}

pub(super) const FIRST_BYTE_OF_WIDE_COLON: u8 = 0xEF;

/// A header line: `From: Jane Doe`, `*Von:* Jane Doe`, `> Date: ...`.
pub(super) fn header_of(line: &str) -> Option<(Name, &str)> {
    const LONGEST_NAME_BYTES: usize = 40;
    let line = line.trim_start_matches(['>', ' ', '*', '\t', '|', '\u{200e}', '\u{200f}', '\u{202b}', '\u{feff}']);
    // Most lines have no colon near their beginning, and that is told faster than where one stands.
    let head = &line[..line.floor_char_boundary(LONGEST_NAME_BYTES + '：'.len_utf8())];
    if !holds_any(head, [b':', FIRST_BYTE_OF_WIDE_COLON]) {
        return None;
    }
    let place = head.find([':', '：']).filter(|place| *place <= LONGEST_NAME_BYTES)?;
    let (name, value) = (&line[..place], line[place..].strip_prefix([':', '：'])?);
    let name = name.trim_matches(['*', ' ', '\t', '\u{a0}', '\u{202f}', '\u{200f}']).to_lowercase();
    let known = NAMES.iter().find(|(_, names)| names.split('|').any(|known| known == name))?.0;
    Some((known, value.trim_matches(['*', ' ', '\t', '\u{a0}', '\u{200e}', '\u{200f}'])))
}
