//! What an employer has to set aside for training, from its payroll.
//!
//! Measure 7: 按照工资总额的1.5%-2.5%足额提取职工教育培训经费，将经费的60%以上用于企业一线职工. The shares are
//! those of the benefits' typed amounts; nothing here knows them.

use super::benefit::{Percent, Sum};

/// A sum in fen (分, a hundredth of a yuan).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Fen(pub u64);

/// The largest payroll that is reckoned with, in yuan: more than any enterprise's.
pub const LARGEST_PAYROLL: u64 = 1_000_000_000_000;

/// Training funds by a payroll.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TrainingFunds {
    /// The least to set aside.
    pub least: Fen,
    /// The most that the share names.
    pub most: Fen,
}

impl TrainingFunds {
    /// The funds for a payroll (工资总额) in yuan, by the share that the text names. Nothing where the
    /// sum is not a range of shares, or the payroll is above [`LARGEST_PAYROLL`].
    #[must_use]
    pub fn of_payroll(payroll: u64, share: Sum<'_>) -> Option<Self> {
        let Sum::ShareRange(least, most, _) = share else { return None };
        let payroll = (payroll <= LARGEST_PAYROLL).then(|| Fen(payroll * 100))?;
        Some(Self { least: part(payroll, least), most: part(payroll, most) })
    }

    /// The least that goes to front-line workers (一线职工), if the least is set aside, by the share that
    /// the text names. Nothing where the sum is not a least share.
    #[must_use]
    pub fn for_frontline(&self, share: Sum<'_>) -> Option<Self> {
        let Sum::ShareMin(percent, _) = share else { return None };
        Some(Self { least: part(self.least, percent), most: part(self.most, percent) })
    }
}

impl core::fmt::Display for Fen {
    /// Writes `1234.50元`, whole yuan without the decimals.
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        match (self.0 / 100, self.0 % 100) {
            (yuan, 0) => write!(f, "{yuan}元"),
            (yuan, fen) => write!(f, "{yuan}.{fen:02}元"),
        }
    }
}

/// A share of a sum; a broken fen counts as a whole one, since what is asked is a least sum.
fn part(of: Fen, share: Percent) -> Fen {
    Fen((of.0 * u64::from(share.0)).div_ceil(1000))
}

#[cfg(test)]
mod tests {
    use super::*;

    const SHARE: Sum<'static> = Sum::ShareRange(Percent(15), Percent(25), "工资总额");
    const FRONTLINE: Sum<'static> = Sum::ShareMin(Percent(600), "职工教育培训经费");

    #[test]
    fn a_million_gives_fifteen_to_twenty_five_thousand() {
        let funds = TrainingFunds::of_payroll(1_000_000, SHARE).unwrap();
        assert_eq!((funds.least, funds.most), (Fen(1_500_000), Fen(2_500_000)));
        let frontline = funds.for_frontline(FRONTLINE).unwrap();
        assert_eq!((frontline.least, frontline.most), (Fen(900_000), Fen(1_500_000)));
    }

    #[test]
    fn a_broken_fen_counts_as_a_whole_one() {
        let funds = TrainingFunds::of_payroll(1, SHARE).unwrap();
        assert_eq!((funds.least, funds.most), (Fen(2), Fen(3)));
    }

    #[test]
    fn sums_are_written_in_yuan() {
        assert_eq!(Fen(1_500_000).to_string(), "15000元");
        assert_eq!(Fen(1_234_505).to_string(), "12345.05元");
    }

    #[test]
    fn other_amounts_and_absurd_payrolls_give_nothing() {
        assert_eq!(TrainingFunds::of_payroll(1_000_000, Sum::Fixed(3000)), None);
        assert_eq!(TrainingFunds::of_payroll(LARGEST_PAYROLL + 1, SHARE), None);
        assert_eq!(TrainingFunds::of_payroll(u64::MAX, SHARE), None);
        assert!(TrainingFunds::of_payroll(LARGEST_PAYROLL, SHARE).is_some());
        assert_eq!(TrainingFunds::of_payroll(1, SHARE).unwrap().for_frontline(SHARE), None);
    }
}
