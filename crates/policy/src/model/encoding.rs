//! Data as bytes: four bytes that name the format and its version, then the value as postcard writes it.

use serde::{Deserialize, Serialize};

/// The first bytes of an encoded value; the last of them is the version of its format.
pub(super) type Magic = [u8; 4];

/// The bytes are not a value of this version of the format.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DecodeError {
    /// The bytes do not start with the format's own, or are of another version of it.
    Version,
    /// The bytes end early, run on, or hold what cannot be.
    Malformed,
    /// A quote or an index leads to where nothing is.
    OutOfBounds,
}

/// The value as bytes.
pub(super) fn encode(magic: Magic, value: &impl Serialize) -> Result<Vec<u8>, postcard::Error> {
    postcard::to_extend(value, magic.to_vec())
}

/// The value in `bytes`, which may borrow from them. Whether its indexes and spans are valid, each format checks.
pub(super) fn decode<'a, T: Deserialize<'a>>(magic: Magic, bytes: &'a [u8]) -> Result<T, DecodeError> {
    let body = bytes.strip_prefix(&magic).ok_or(DecodeError::Version)?;
    match postcard::take_from_bytes(body) {
        Ok((value, [])) => Ok(value),
        Ok(_) | Err(_) => Err(DecodeError::Malformed),
    }
}
