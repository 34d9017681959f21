//! A logarithmic scale for sums that span two orders of magnitude.
//!
//! Equal distances are equal ratios, so 1500 and 200000 yuan are both legible on one chart. Positions are
//! integer per mille of the width, hence identical on every machine.

/// A position on a scale: 0 is the start, 1000 the end.
pub type PerMille = u16;

/// A logarithmic scale between two amounts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct LogScale {
    min: u32,
    max: u32,
}

impl LogScale {
    /// The scale from `min` to `max`; `None` if `min` is zero or `max` less than twice `min`, where a
    /// logarithmic scale is pointless.
    #[must_use]
    pub const fn new(min: u32, max: u32) -> Option<Self> {
        if min == 0 || max / min < 2 { None } else { Some(Self { min, max }) }
    }

    /// The position of an amount, clamped to the scale.
    #[must_use]
    pub fn position(self, amount: u32) -> PerMille {
        let amount = amount.clamp(self.min, self.max);
        let (part, whole) = (ratio_log(amount, self.min), ratio_log(self.max, self.min));
        PerMille::try_from((part * 1000 + whole / 2) / whole).unwrap_or(1000)
    }

    /// The ticks 1, 2 and 5 times a power of ten within the scale, ascending.
    pub fn ticks(self) -> impl Iterator<Item = u32> {
        (0..10)
            .flat_map(|power| [1, 2, 5].map(|step| 10_u32.checked_pow(power)?.checked_mul(step)))
            .flatten()
            .filter(move |tick| (self.min..=self.max).contains(tick))
    }
}

/// log2(amount / base) × 2^16, rounded down. Integer arithmetic keeps the result independent of the
/// machine's floating point.
///
/// The classic bit-by-bit method: squaring doubles the logarithm, and each time the square exceeds two, the
/// next bit is one.
fn ratio_log(amount: u32, base: u32) -> u64 {
    const ONE: u64 = 1 << 31;
    let mut ratio = u64::from(amount) * ONE / u64::from(base);
    let mut log = 0;
    while ratio >= 2 * ONE {
        ratio /= 2;
        log += 1 << 16;
    }
    for bit in (0..16).rev() {
        ratio = ratio * ratio / ONE;
        if ratio >= 2 * ONE {
            ratio /= 2;
            log += 1 << bit;
        }
    }
    log
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn scale() -> LogScale {
        LogScale::new(1000, 300_000).unwrap()
    }

    #[test]
    fn the_ends_are_the_ends() {
        assert_eq!(scale().position(1000), 0);
        assert_eq!(scale().position(300_000), 1000);
        assert_eq!(scale().position(1), 0);
        assert_eq!(scale().position(u32::MAX), 1000);
    }

    #[test]
    fn equal_ratios_are_equal_distances() {
        // log(10) / log(300) is 0.40369…
        assert_eq!(scale().position(10_000), 404);
        assert_eq!(scale().position(100_000), 807);
        // One decade of a two-decade scale.
        let decades = LogScale::new(1, 100).unwrap();
        assert_eq!(decades.position(10), 500);
    }

    #[test]
    fn ticks_are_one_two_and_five() {
        let ticks: Vec<_> = scale().ticks().collect();
        assert_eq!(ticks, [1000, 2000, 5000, 10_000, 20_000, 50_000, 100_000, 200_000]);
    }

    #[test]
    fn a_scale_without_extent_is_none() {
        assert_eq!(LogScale::new(0, 10), None);
        assert_eq!(LogScale::new(10, 19), None);
        assert!(LogScale::new(10, 20).is_some());
    }

    proptest! {
        #[test]
        fn more_never_lies_before_less(min in 1_u32.., max: u32, a: u32, b: u32) {
            if let Some(scale) = LogScale::new(min, max) {
                prop_assert!(scale.position(a.min(b)) <= scale.position(a.max(b)));
                prop_assert!(scale.position(a) <= 1000);
            }
        }
    }
}
