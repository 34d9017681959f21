//! Sets of truth values and their logic.

/// The set of values that a condition may still take; empty only for a contradiction.
///
/// Under one completion of the answers a condition is true, false, or *unlisted*: false only because a list
/// that ends in 等 does not name the case. With `false < unlisted < true`, `all` is the minimum of its parts
/// and `any` the maximum.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Values(u8);

impl Values {
    /// Empty: no completion of the answers is possible.
    pub const NONE: Self = Self(0);
    /// Certainly false.
    pub const FALSE: Self = Self(1);
    /// Certainly unlisted.
    pub const UNLISTED: Self = Self(2);
    /// Certainly true.
    pub const TRUE: Self = Self(4);

    /// Whether the value is known.
    #[must_use]
    pub const fn is_single(self) -> bool {
        self.0.is_power_of_two()
    }

    /// Whether more than one value is possible.
    #[must_use]
    pub const fn is_open(self) -> bool {
        self.0 != 0 && !self.is_single()
    }

    /// Whether every value of `other` is in this set.
    #[must_use]
    pub const fn contains(self, other: Self) -> bool {
        self.0 & other.0 == other.0
    }

    /// Whether the two sets intersect.
    #[must_use]
    pub const fn meets(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }

    /// The union of the two sets.
    #[must_use]
    pub const fn union(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// The minimum of two independent values.
    #[must_use]
    pub const fn and(self, other: Self) -> Self {
        let (a, b) = (self.0, other.0);
        let unlisted = if (a & 2 != 0 && b & 6 != 0) || (b & 2 != 0 && a & 6 != 0) { 2 } else { 0 };
        Self((a & b & 4) | unlisted | ((a | b) & 1))
    }

    /// The maximum of two independent values.
    #[must_use]
    pub const fn or(self, other: Self) -> Self {
        self.not().and(other.not()).not()
    }

    /// Swaps true and false.
    #[must_use]
    pub const fn not(self) -> Self {
        Self((self.0 & 1) << 2 | (self.0 & 2) | (self.0 & 4) >> 2)
    }

    /// Replaces false with unlisted: the values of a list that ends in 等.
    #[must_use]
    pub const fn opened(self) -> Self {
        Self((self.0 & 6) | (self.0 & 1) << 1)
    }
}

#[cfg(test)]
mod tests {
    use super::Values;

    const SINGLES: [Values; 3] = [Values::FALSE, Values::UNLISTED, Values::TRUE];

    /// All non-empty sets, with their elements.
    fn sets() -> impl Iterator<Item = Values> {
        (1..8).map(Values)
    }

    fn members(set: Values) -> impl Iterator<Item = (usize, Values)> {
        SINGLES.into_iter().enumerate().filter(move |(_, single)| set.contains(*single))
    }

    #[test]
    fn sets_combine_as_their_members_do() {
        for (a, b) in sets().flat_map(|a| sets().map(move |b| (a, b))) {
            let (mut least, mut greatest) = (Values::NONE, Values::NONE);
            for ((i, _), (j, _)) in members(a).flat_map(|x| members(b).map(move |y| (x, y))) {
                least = least.union(SINGLES[i.min(j)]);
                greatest = greatest.union(SINGLES[i.max(j)]);
            }
            assert_eq!(a.and(b), least, "{a:?} and {b:?}");
            assert_eq!(a.or(b), greatest, "{a:?} or {b:?}");
        }
    }

    #[test]
    fn not_turns_the_order_round() {
        assert_eq!(SINGLES.map(Values::not), [Values::TRUE, Values::UNLISTED, Values::FALSE]);
    }

    #[test]
    fn an_open_list_refutes_nothing() {
        assert_eq!(SINGLES.map(Values::opened), [Values::UNLISTED, Values::UNLISTED, Values::TRUE]);
    }
}
