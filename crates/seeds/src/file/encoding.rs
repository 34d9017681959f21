//! Decodes text files.

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{BIG5, Encoding, GB18030, UTF_8, UTF_16BE, UTF_16LE};

use super::{FileError, FileText};

/// Decodes UTF-8 and UTF-16, with or without byte order mark, GB18030 (including GBK and GB2312), and Big5.
pub fn read(bytes: &[u8]) -> Result<FileText, FileError> {
    let (text, encoding) = decode(bytes)?;
    if text.chars().filter(|c| c.is_control() && !c.is_whitespace()).count() * 20 > text.chars().count() {
        return Err(FileError::Encoding(first_control(&text)));
    }
    let name = "文字文件（.txt）";
    Ok(FileText { text, encoding, name, notes: Vec::new() })
}

fn first_control(text: &str) -> usize {
    text.char_indices().find(|(_, c)| c.is_control() && !c.is_whitespace()).map_or(0, |(at, _)| at)
}

/// The text, and the encoding's name unless it is UTF-8.
pub fn decode(bytes: &[u8]) -> Result<(String, Option<&'static str>), FileError> {
    match (std::str::from_utf8(bytes), Encoding::for_bom(bytes)) {
        (Ok(text), _) if !text.contains('\0') => Ok((text.to_owned(), None)),
        (_, Some((encoding, len))) if encoding != UTF_8 => convert(encoding, bytes, len),
        (Err(error), Some(_)) => Err(FileError::Encoding(error.valid_up_to())),
        _ => match utf_16_without_mark(bytes) {
            Some(encoding) => convert(encoding, bytes, 0),
            None => convert(guessed(bytes), bytes, 0),
        },
    }
}

/// Guesses the encoding of non-UTF-8 text without a byte order mark.
fn guessed(bytes: &[u8]) -> &'static Encoding {
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(bytes, true);
    let guess = detector.guess(Some(b"cn"), Utf8Detection::Deny);
    // Chooses between the two encodings of Chinese offices: the one that yields fewer characters foreign to
    // Chinese text; at a tie the detector decides.
    match (count_foreign(GB18030, bytes), count_foreign(BIG5, bytes)) {
        (None, Some(_)) => BIG5,
        (Some(gb), Some(big5)) if big5 < gb || (big5 == gb && guess == BIG5) => BIG5,
        _ => GB18030,
    }
}

/// The number of characters foreign to Chinese text after decoding; `None` if the bytes are invalid in this
/// encoding.
fn count_foreign(encoding: &'static Encoding, bytes: &[u8]) -> Option<usize> {
    let text = encoding.decode_without_bom_handling_and_without_replacement(bytes)?;
    let is_strange = |c: &char| {
        matches!(c, '\u{80}'..='\u{ff}' | '\u{370}'..='\u{52f}' | '\u{2500}'..='\u{257f}' | '\u{3040}'..='\u{30ff}' | '\u{3100}'..='\u{312f}' | '\u{3400}'..='\u{4dbf}' | '\u{ac00}'..='\u{d7ff}' | '\u{e000}'..='\u{f8ff}' | '\u{fe30}'..='\u{fe4f}' | '\u{20000}'..)
            && *c != '·'
    };
    Some(text.chars().filter(is_strange).count())
}

/// Detects UTF-16 without a byte order mark: in the right byte order nearly everything is Chinese or ASCII.
fn utf_16_without_mark(bytes: &[u8]) -> Option<&'static Encoding> {
    if bytes.len() < 4 || !bytes.len().is_multiple_of(2) {
        return None;
    }
    let is_usual = |unit: u16| matches!(unit, 0x09..=0x0d | 0x20..=0x7e | 0x2000..=0x206f | 0x2460..=0x24ff | 0x3000..=0x303f | 0x4e00..=0x9fff | 0xff00..=0xffef);
    let usual = |read: fn([u8; 2]) -> u16| {
        bytes.chunks_exact(2).filter(|pair| is_usual(read([pair[0], pair[1]]))).count() * 40 / bytes.len()
    };
    // At least 19 of 20 characters.
    match (usual(u16::from_le_bytes), usual(u16::from_be_bytes)) {
        (19.., be) if be < 19 => Some(UTF_16LE),
        (le, 19..) if le < 19 => Some(UTF_16BE),
        _ => None,
    }
}

fn convert(
    encoding: &'static Encoding,
    bytes: &[u8],
    from: usize,
) -> Result<(String, Option<&'static str>), FileError> {
    let body = &bytes[from..];
    let Some(text) = encoding.decode_without_bom_handling_and_without_replacement(body) else {
        return Err(FileError::Encoding(from + first_wrong(encoding, body)));
    };
    Ok((text.into_owned(), Some(encoding.name())))
}

/// The offset of the first invalid byte.
fn first_wrong(encoding: &'static Encoding, bytes: &[u8]) -> usize {
    let mut decoder = encoding.new_decoder_without_bom_handling();
    let room = decoder.max_utf8_buffer_length_without_replacement(bytes.len()).unwrap_or(0);
    let mut text = vec![0; room];
    let (_, read, _) = decoder.decode_to_utf8_without_replacement(bytes, &mut text, true);
    read
}
