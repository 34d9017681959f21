//! Bytes as characters that HTML has no use for: five for four bytes, where base64 takes five and a third.

/// Must be the alphabet of `src/scripts/file/store.ts`.
const ALPHABET: &[u8; 85] =
    b"!#()*+,-./0123456789:;=?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[]^_abcdefghijklmnopqrstuvwxyz{|}~";

/// The text of the bytes. Where they are no multiple of four, the end has one character more than bytes.
#[must_use]
pub fn encode(bytes: &[u8]) -> String {
    let mut text = String::with_capacity(bytes.len().div_ceil(4) * 5);
    for chunk in bytes.chunks(4) {
        let mut word = [0; 4];
        word[..chunk.len()].copy_from_slice(chunk);
        let mut rest = u32::from_be_bytes(word);
        let mut digits = [0; 5];
        for digit in digits.iter_mut().rev() {
            *digit = ALPHABET[(rest % 85) as usize];
            rest /= 85;
        }
        text.extend(digits.iter().take(chunk.len() + 1).map(|&digit| char::from(digit)));
    }
    text
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// As the page does it.
    fn decode(text: &str) -> Vec<u8> {
        let mut bytes = Vec::new();
        for chunk in text.as_bytes().chunks(5) {
            let word = (0..5).fold(0_u64, |word, at| {
                let value = chunk.get(at).map_or(84, |c| ALPHABET.iter().position(|a| a == c).unwrap());
                word * 85 + value as u64
            });
            let word = u32::try_from(word).unwrap().to_be_bytes();
            bytes.extend_from_slice(&word[..chunk.len() - 1]);
        }
        bytes
    }

    #[test]
    fn bytes_of_any_length_come_back() {
        let all: Vec<u8> = (0..=255).chain([255; 9]).chain([0; 9]).collect();
        for length in 0..all.len() {
            assert_eq!(decode(&encode(&all[..length])), all[..length], "{length}");
        }
    }

    proptest! {
        #[test]
        fn any_bytes_come_back(bytes in proptest::collection::vec(any::<u8>(), 0..200)) {
            prop_assert_eq!(decode(&encode(&bytes)), bytes);
        }
    }

    #[test]
    fn no_character_means_anything_in_html() {
        assert!(!ALPHABET.iter().any(|c| b"<>&\"'\\`".contains(c)));
        let distinct: std::collections::BTreeSet<_> = ALPHABET.iter().collect();
        assert_eq!(distinct.len(), 85);
    }
}
