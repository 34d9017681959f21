//! Sorting of short lists.
//!
//! The standard sorts are monomorphized per type at about 5 kB each; the lists here have a few dozen entries
//! or are nearly sorted.

/// Sort permutation by ascending key; stable.
#[must_use]
pub fn ascending(keys: impl Iterator<Item = u64>) -> Vec<usize> {
    let mut sorted: Vec<(u64, usize)> = Vec::new();
    for (place, key) in keys.enumerate() {
        // Searching from the end makes sorted input linear.
        let at = sorted.iter().rposition(|&(known, _)| known <= key).map_or(0, |before| before + 1);
        sorted.insert(at, (key, place));
    }
    sorted.into_iter().map(|(_, place)| place).collect()
}

/// Sort permutation by descending key; stable.
#[must_use]
pub fn descending(keys: impl Iterator<Item = u32>) -> Vec<usize> {
    ascending(keys.map(|key| u64::from(u32::MAX - key)))
}

/// Inserts a value into a sorted list unless it is already present.
pub fn insert<T: Ord>(sorted: &mut Vec<T>, value: T) {
    let at = sorted.partition_point(|known| *known < value);
    if sorted.get(at) != Some(&value) {
        sorted.insert(at, value);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_value_is_inserted_once_and_in_its_place() {
        let mut sorted = Vec::new();
        for value in [3, 1, 2, 3, 1] {
            insert(&mut sorted, value);
        }
        assert_eq!(sorted, [1, 2, 3]);
    }

    #[test]
    fn equal_keys_stay_in_order() {
        assert_eq!(ascending([3, 1, 2, 1].into_iter()), [1, 3, 2, 0]);
        assert_eq!(descending([3, 1, 2, 3].into_iter()), [0, 3, 2, 1]);
    }
}
