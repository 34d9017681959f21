//! Binary encoding: four magic bytes with the format version, then the value in postcard format.

use serde::{Deserialize, Serialize};

/// The magic bytes; the last one is the format version.
pub(super) type Magic = [u8; 4];

/// The bytes are not a value of this format version.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DecodeError {
    /// The magic bytes or the version do not match.
    Version,
    /// The data is truncated, too long, or invalid.
    Malformed,
    /// A quote or an index is out of bounds.
    OutOfBounds,
}

/// Encodes the value.
pub(super) fn encode(magic: Magic, value: &impl Serialize) -> Result<Vec<u8>, postcard::Error> {
    postcard::to_extend(value, magic.to_vec())
}

/// Decodes a value, which may borrow from `bytes`. Each format validates its own indexes and spans.
pub(super) fn decode<'a, T: Deserialize<'a>>(magic: Magic, bytes: &'a [u8]) -> Result<T, DecodeError> {
    let body = bytes.strip_prefix(&magic).ok_or(DecodeError::Version)?;
    match postcard::take_from_bytes(body) {
        Ok((value, [])) => Ok(value),
        Ok(_) | Err(_) => Err(DecodeError::Malformed),
    }
}
