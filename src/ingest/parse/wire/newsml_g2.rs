//! Turns a NewsML-G2 item into an article.

use super::super::builder::{ArticleBuilder, key_evidence};
use super::{
    first_line, is_subject_code, line_of, nitf, paragraphs_of, set_body, set_byline, set_first_date, topic_of_code,
};
use crate::article::{Evidence, Field};
use crate::ingest::parse::record::text_of_markup;
use crate::ingest::parse::subjects::add_categories;
use crate::ingest::parse::xml::Element;

fn proof(key: &str, words: &str) -> Evidence {
    key_evidence(format!("NewsML-G2: {key}"), words, 1.0)
}

/// Reads an item; whether it is a text.
pub(super) fn read_item(item: &Element, builder: &mut ArticleBuilder) -> bool {
    let class = item.at(&["itemMeta", "itemClass"]).and_then(|class| class.attribute("qcode")).unwrap_or_default();
    let is_other =
        ["picture", "video", "audio", "graphic", "animation", "composite"].iter().any(|kind| class.ends_with(kind));
    if is_other && item.first("contentSet").is_none_or(|set| set.below("inlineXML").is_empty()) {
        return false;
    }
    if let Some(guid) = item.attribute("guid") {
        builder.set_text(Field::Identifier, guid, proof("guid", guid));
    }
    if let Some(meta) = item.first("contentMeta") {
        read_lines(meta, builder);
        read_subjects(meta, builder);
    }
    read_provider(item, builder);
    read_dates(item, builder);
    read_content(item, builder);
    if let Some((key, title)) = first_line(item, &[&["itemMeta", "title"], &["contentMeta", "slugline"]]) {
        builder.set_text(Field::Headline, &title, key_evidence(format!("NewsML-G2: {key}"), &title, 0.7));
    }
    let language = item.at(&["contentMeta", "language"]).and_then(|language| language.attribute("tag"));
    let language = language.or_else(|| {
        let content = item.below("inlineXML").first().and_then(|inline| inline.attribute("xml:lang"));
        content.or_else(|| item.attribute("xml:lang"))
    });
    if let Some(language) = language {
        builder.set_language(language, proof("language", language));
    }
    true
}

fn read_lines(meta: &Element, builder: &mut ArticleBuilder) {
    // The main headline first; others are subtitles and short forms.
    let role = |element: &Element| element.attribute("role").unwrap_or_default().to_lowercase();
    let is_main = |element: &&Element| role(element).is_empty() || role(element).contains("main");
    let is_sub = |element: &&Element| role(element).contains("sub");
    let main = meta.all("headline").find(is_main).or_else(|| meta.first("headline"));
    if let Some(headline) = main.map(line_of) {
        builder.set_text(Field::Headline, &headline, proof("headline", &headline));
    }
    for other in meta.all("headline").map(line_of).filter(|text| !text.is_empty()) {
        builder.set_text(Field::Headline, &other, proof("headline", &other));
    }
    let descriptions = || meta.all("description");
    let summary = descriptions().find(|text| role(text).contains("summary")).or_else(|| descriptions().next());
    for standfirst in [meta.all("headline").find(is_sub), summary].into_iter().flatten().map(line_of) {
        builder.set_text(Field::Description, &standfirst, proof("description", &standfirst));
    }
    for byline in meta.all("by").map(line_of) {
        set_byline(builder, &byline, proof("by", &byline));
    }
    if builder.article().authors.is_empty() {
        for creator in meta.all("creator") {
            // A literal may be the code of a desk: "VR-COM".
            let literal =
                creator.attribute("literal").filter(|name| name.contains(' ') || name.contains(char::is_lowercase));
            let name = creator.first("name").map(line_of).or_else(|| literal.map(ToString::to_string));
            if let Some(name) = name {
                set_byline(builder, &name, key_evidence("NewsML-G2: creator", &name, 0.9));
            }
        }
    }
    for keyword in meta.all("keyword").map(line_of) {
        builder.add_values(Field::Keywords, std::slice::from_ref(&keyword), proof("keyword", &keyword));
    }
    for name in ["dateline", "slugline", "creditline", "genre"] {
        if let Some(value) = meta.first(name).map(|line| line.first("name").map_or_else(|| line_of(line), line_of))
            && !value.is_empty()
        {
            builder.keep(name, serde_json::Value::String(value));
        }
    }
}

fn read_subjects(meta: &Element, builder: &mut ArticleBuilder) {
    // Subjects of a house's own, without keywords beside them, are both: what the words say decides.
    let mut own = Vec::new();
    let has_keywords = !builder.article().tags.is_empty();
    for subject in meta.all("subject") {
        let name = subject.first("name").map(line_of).filter(|name| !name.is_empty());
        let code = subject.attribute("qcode").or_else(|| subject.attribute("uri")).or_else(|| subject.attribute("literal"));
        let kind = subject.attribute("type").unwrap_or_default().to_lowercase();
        let field = match () {
            () if ["person", "organisation", "organization"].iter().any(|part| kind.contains(part)) => Field::Actor,
            () if ["place", "geoarea", "poi", "country", "city"].iter().any(|part| kind.contains(part)) => Field::Region,
            () if ["event", "object"].iter().any(|part| kind.contains(part)) => Field::Keywords,
            () => Field::Topic,
        };
        if let (Field::Topic, false, Some(name)) = (field, has_keywords || code.is_none_or(is_subject_code), &name) {
            own.push(name.clone());
            continue;
        }
        let value = match (name, code) {
            (Some(name), _) => name,
            // A code names no actor and no place to a reader.
            (None, Some(code)) if field == Field::Topic => topic_of_code(code),
            _ => continue,
        };
        builder.add_values(field, std::slice::from_ref(&value), proof("subject", &value));
    }
    if !own.is_empty() {
        add_categories(&own, proof("subject", &own.join(", ")), builder);
    }
    if builder.article().regions.is_empty() {
        for located in meta.all("located") {
            let names = std::iter::once(located).chain(located.all("broader")).filter_map(|place| place.first("name"));
            let names: Vec<String> = names.map(line_of).collect();
            builder.add_values(Field::Region, &names, key_evidence("NewsML-G2: located", &names.join(", "), 0.7));
        }
    }
}

fn read_provider(item: &Element, builder: &mut ArticleBuilder) {
    let paths: [&[&str]; 4] = [
        &["itemMeta", "provider", "name"],
        &["contentMeta", "infoSource", "name"],
        &["rightsInfo", "copyrightHolder", "name"],
        &["contentMeta", "creditline"],
    ];
    if let Some((key, name)) = first_line(item, &paths) {
        return builder.set_text(Field::Publisher, &name, proof(&key, &name));
    }
    let coded: [&[&str]; 3] =
        [&["itemMeta", "provider"], &["contentMeta", "infoSource"], &["rightsInfo", "copyrightHolder"]];
    for element in coded.iter().filter_map(|path| item.at(path)) {
        let code = element.attribute("literal").or_else(|| element.attribute("qcode")).unwrap_or_default();
        let name = code.rsplit(':').next().unwrap_or(code);
        builder.set_text(Field::Publisher, name, key_evidence(format!("NewsML-G2: {}", element.name), code, 0.8));
    }
}

fn read_dates(item: &Element, builder: &mut ArticleBuilder) {
    let paths: [(&[&str], f32); 4] = [
        (&["itemMeta", "firstCreated"], 0.95),
        (&["itemMeta", "versionCreated"], 0.9),
        (&["contentMeta", "contentCreated"], 0.85),
        (&["contentMeta", "contentModified"], 0.7),
    ];
    let found = paths.iter().filter_map(|(path, confidence)| {
        let text = line_of(item.at(path)?);
        let evidence = key_evidence(format!("NewsML-G2: {}", path.join("/")), &text, *confidence);
        (!text.is_empty()).then_some((text, evidence))
    });
    set_first_date(builder, found.collect());
}

fn read_content(item: &Element, builder: &mut ArticleBuilder) {
    let Some(set) = item.first("contentSet") else { return };
    for inline in set.all("inlineXML") {
        if let Some(nitf) = inline.first("nitf") {
            nitf::read_body(nitf, builder);
        } else if let Some(inner) = inline.below("body").first() {
            set_body(builder, paragraphs_of(inner), |words| proof("inlineXML", words));
        } else {
            set_body(builder, paragraphs_of(inline), |words| proof("inlineXML", words));
        }
    }
    for inline in set.all("inlineData") {
        let is_html = inline.attribute("contenttype").is_some_and(|kind| kind.contains("html"));
        let text = if is_html { text_of_markup(&inline.text()) } else { paragraphs_of(inline) };
        set_body(builder, text, |words| proof("inlineData", words));
    }
}
