//! The text of a document in whatever encoding it was saved.

use encoding_rs::{Encoding, GB18030, UTF_8};

use super::NewDocumentError;

/// A text, and what was done to it.
#[derive(Debug, PartialEq, Eq)]
pub struct Decoded {
    /// The text for `source.txt`; that of a UTF-8 file byte for byte.
    pub source: String,
    /// What to tell whoever gave the file; nothing where nothing was done.
    pub said: Option<String>,
}

/// Reads UTF-8, with or without byte order mark, UTF-16 with one, and GB18030 (of which GBK and GB2312
/// are parts).
pub fn decode(bytes: &[u8]) -> Result<Decoded, NewDocumentError> {
    let decoded = match (std::str::from_utf8(bytes), Encoding::for_bom(bytes)) {
        (Ok(text), _) => Decoded { source: text.to_owned(), said: None },
        (Err(_), Some((encoding, len))) if encoding != UTF_8 => convert(encoding, bytes, len)?,
        (Err(error), Some(_)) => return Err(NewDocumentError::Encoding(error.valid_up_to())),
        (Err(_), None) => convert(GB18030, bytes, 0)?,
    };
    let words = decoded.source.trim_start_matches('\u{feff}').trim();
    if words.is_empty() { Err(NewDocumentError::Empty) } else { Ok(decoded) }
}

fn convert(encoding: &'static Encoding, bytes: &[u8], from: usize) -> Result<Decoded, NewDocumentError> {
    let body = &bytes[from..];
    let Some(text) = encoding.decode_without_bom_handling_and_without_replacement(body) else {
        return Err(NewDocumentError::Encoding(from + first_wrong(encoding, body)));
    };
    let said = format!("the file is {}; source.txt is its text converted to UTF-8", encoding.name());
    Ok(Decoded { source: text.into_owned(), said: Some(said) })
}

/// Up to which byte a text can be read.
fn first_wrong(encoding: &'static Encoding, bytes: &[u8]) -> usize {
    let mut decoder = encoding.new_decoder_without_bom_handling();
    let room = decoder.max_utf8_buffer_length_without_replacement(bytes.len()).unwrap_or(0);
    let mut text = vec![0; room];
    let (_, read, _) = decoder.decode_to_utf8_without_replacement(bytes, &mut text, true);
    read
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "关于技能的意见\r\n　　一、要求";

    fn said(bytes: &[u8]) -> (String, Option<String>) {
        let Decoded { source, said } = decode(bytes).unwrap();
        (source, said)
    }

    #[test]
    fn utf_8_stays_as_it_is() {
        assert_eq!(said(TEXT.as_bytes()), (TEXT.to_owned(), None));
        let marked = format!("\u{feff}{TEXT}");
        assert_eq!(said(marked.as_bytes()), (marked.clone(), None));
    }

    #[test]
    fn other_encodings_are_converted_and_that_is_said() {
        let (bytes, ..) = GB18030.encode(TEXT);
        let (text, note) = said(&bytes);
        assert_eq!(text, TEXT);
        assert_eq!(note.unwrap(), "the file is gb18030; source.txt is its text converted to UTF-8");
        let utf_16: Vec<u8> =
            "\u{feff}".encode_utf16().chain(TEXT.encode_utf16()).flat_map(u16::to_le_bytes).collect();
        let (text, note) = said(&utf_16);
        assert_eq!(text, TEXT);
        assert!(note.unwrap().starts_with("the file is UTF-16LE;"));
    }

    #[test]
    fn what_is_no_text_is_refused_with_the_place() {
        assert_eq!(decode(b"\xce\xa4\xff\xff"), Err(NewDocumentError::Encoding(3)));
        assert_eq!(decode("\u{feff} \n　".as_bytes()), Err(NewDocumentError::Empty));
        assert_eq!(decode(b""), Err(NewDocumentError::Empty));
    }
}
