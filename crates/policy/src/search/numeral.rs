//! Parses numbers as people write them: `3000`, `3，000`, `3万`, `三千`, `百分之五十`, `50%`.
//!
//! Texts and queries are normalized to Arabic digits with an optional `%`, so that every spelling finds the
//! sum.

/// A number at the start of a character sequence.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Numeral {
    /// Its normalized form: digits with an optional `.` and an optional trailing `%`.
    pub(super) digits: String,
    /// The number of characters it spans.
    pub(super) len: usize,
}

/// Parses the number at the start of `chars`; full-width forms must be normalized already.
///
/// A unit alone (万众创新, 百姓) is not a number, nor is one that overflows; 十 alone is 10.
pub(super) fn read(chars: &[char]) -> Option<Numeral> {
    if let Some(rest) = chars.strip_prefix(&['百', '分', '之']) {
        let cardinal = read_cardinal(rest)?;
        return Some(Numeral { digits: cardinal.digits + "%", len: cardinal.len + 3 });
    }
    let mut numeral = read_cardinal(chars)?;
    if chars.get(numeral.len) == Some(&'%') {
        numeral.digits.push('%');
        numeral.len += 1;
    }
    Some(numeral)
}

fn read_cardinal(chars: &[char]) -> Option<Numeral> {
    let arabic = read_arabic(chars);
    let follows_unit = |len: usize| chars.get(len).copied().is_some_and(|c| unit(c).is_some());
    match arabic {
        Some(numeral) if !follows_unit(numeral.len) => Some(numeral),
        _ => read_with_units(chars),
    }
}

/// Parses `3000`, `3,000`, `1.5`, dropping the commas.
fn read_arabic(chars: &[char]) -> Option<Numeral> {
    let digits_at = |from: usize| chars[from..].iter().take_while(|c| c.is_ascii_digit()).count();
    let mut len = digits_at(0);
    if len == 0 {
        return None;
    }
    let mut digits: String = chars[..len].iter().collect();
    while chars.get(len) == Some(&',') && digits_at(len + 1) == 3 {
        digits.extend(&chars[len + 1..len + 4]);
        len += 4;
    }
    if chars.get(len) == Some(&'.') {
        let decimals = digits_at(len + 1);
        if decimals > 0 {
            digits.extend(&chars[len..=len + decimals]);
            len += 1 + decimals;
        }
    }
    Some(Numeral { digits, len })
}

/// Parses `三千`, `3万`, `1.5万`, `两万五`, `二〇一七`.
fn read_with_units(chars: &[char]) -> Option<Numeral> {
    let mut sum = NumeralParser::default();
    let mut len = 0;
    while let Some(&c) = chars.get(len) {
        if let Some(arabic) = read_arabic(&chars[len..]) {
            sum.number(Decimal::parse(&arabic.digits)?)?;
            len += arabic.len;
        } else if let Some(digit) = digit(c) {
            sum.digit(digit)?;
            len += 1;
        } else if let Some(power) = unit(c) {
            if !sum.unit(power)? {
                break;
            }
            len += 1;
        } else if let Some(decimals) =
            sum.takes_point().then(|| read_spoken_decimals(&chars[len..])).flatten()
        {
            sum.decimals(&decimals)?;
            len += 1 + decimals.len();
        } else {
            break;
        }
    }
    (len > 0).then_some(())?;
    let digits = sum.fraction().map_or_else(|| sum.total().map(|total| total.to_string()), Some)?;
    Some(Numeral { digits, len })
}

/// The digits after a spoken decimal point: 点五. 点 before anything else is not a point (一点补贴).
fn read_spoken_decimals(chars: &[char]) -> Option<Vec<u64>> {
    let digits = chars.strip_prefix(&['点'])?.iter().map_while(|&c| digit(c).filter(|_| c != '两'));
    let digits: Vec<u64> = digits.collect();
    (!digits.is_empty()).then_some(digits)
}

fn digit(c: char) -> Option<u64> {
    const DIGITS: [char; 10] = ['零', '一', '二', '三', '四', '五', '六', '七', '八', '九'];
    match c {
        '〇' => Some(0),
        '两' => Some(2),
        _ => DIGITS.iter().position(|&digit| digit == c).and_then(|at| u64::try_from(at).ok()),
    }
}

/// The power of ten of a unit.
const fn unit(c: char) -> Option<u32> {
    match c {
        '十' => Some(1),
        '百' => Some(2),
        '千' => Some(3),
        '万' => Some(4),
        '亿' => Some(8),
        _ => None,
    }
}

/// A number with `decimals` digits after the point.
#[derive(Debug, Clone, Copy, Default)]
struct Decimal {
    digits: u64,
    decimals: u32,
}

impl Decimal {
    fn parse(text: &str) -> Option<Self> {
        let decimals = text.find('.').map_or(0, |at| text.len() - at - 1);
        let digits = text.replace('.', "").parse().ok()?;
        Some(Self { digits, decimals: u32::try_from(decimals).ok()? })
    }

    /// The value times ten to the `power`, if that is an integer.
    fn whole(self, power: u32) -> Option<u64> {
        self.digits.checked_mul(10_u64.checked_pow(power.checked_sub(self.decimals)?)?)
    }
}

/// Parser state.
#[derive(Debug, Default)]
struct NumeralParser {
    /// The part closed by 万 or 亿.
    above: u64,
    /// The part closed by 十, 百 or 千 since then.
    below: u64,
    /// Digits waiting for a unit.
    waiting: Option<Decimal>,
    /// The power of the last unit, while 三千五 may still mean 3500.
    last_power: Option<u32>,
}

impl NumeralParser {
    fn number(&mut self, number: Decimal) -> Option<()> {
        // Two numbers without a unit between them form one sequence of digits, as in 二0一7.
        self.waiting.is_none().then_some(())?;
        self.waiting = Some(number);
        if number.digits > 9 || number.decimals > 0 {
            self.last_power = None;
        }
        Some(())
    }

    fn digit(&mut self, digit: u64) -> Option<()> {
        let before = self.waiting.unwrap_or_default();
        (before.decimals == 0).then_some(())?;
        if digit == 0 || self.waiting.is_some() {
            self.last_power = None;
        }
        let digits = before.digits.checked_mul(10)?.checked_add(digit)?;
        self.waiting = Some(Decimal { digits, decimals: 0 });
        Some(())
    }

    /// Whether a point may follow: in 二点五, but not in 三千点五 or 1.5点五.
    fn takes_point(&self) -> bool {
        self.waiting.is_some_and(|number| number.decimals == 0) && self.last_power.is_none()
    }

    /// Consumes the digits after a point.
    fn decimals(&mut self, decimals: &[u64]) -> Option<()> {
        let mut number = self.waiting?;
        for digit in decimals {
            number.digits = number.digits.checked_mul(10)?.checked_add(*digit)?;
            number.decimals += 1;
        }
        self.waiting = Some(number);
        Some(())
    }

    /// Consumes a unit; returns false if it has nothing to multiply.
    fn unit(&mut self, power: u32) -> Option<bool> {
        let nothing_yet = self.waiting.is_none() && self.below == 0 && self.above == 0;
        if nothing_yet && power == 1 {
            self.waiting = Some(Decimal { digits: 1, decimals: 0 });
        }
        if power < 4 {
            let Some(count) = self.waiting.take() else { return Some(false) };
            self.below = self.below.checked_add(count.whole(power)?)?;
        } else if let Some(count) = self.waiting.take() {
            let count = Decimal {
                digits: count
                    .digits
                    .checked_add(self.below.checked_mul(10_u64.checked_pow(count.decimals)?)?)?,
                ..count
            };
            self.above = self.above.checked_add(count.whole(power)?)?;
            self.below = 0;
        } else if self.below > 0 {
            self.above = self.above.checked_add(self.below.checked_mul(10_u64.pow(power))?)?;
            self.below = 0;
        } else {
            return Some(false);
        }
        self.last_power = Some(power);
        Some(true)
    }

    /// A number with a point and without a unit: 二点五.
    fn fraction(&self) -> Option<String> {
        let number = self.waiting.filter(|number| number.decimals > 0 && self.above + self.below == 0)?;
        let power = 10_u64.checked_pow(number.decimals)?;
        let width = usize::try_from(number.decimals).ok()?;
        Some(format!("{}.{:0width$}", number.digits / power, number.digits % power))
    }

    fn total(&self) -> Option<u64> {
        let closed = self.above.checked_add(self.below)?;
        let Some(rest) = self.waiting else { return Some(closed) };
        // 三千五 is 3500, but 十五 is 15 and 三千零五 is 3005.
        let power = self.last_power.filter(|&power| power > 1).map_or(0, |power| power - 1);
        closed.checked_add(rest.whole(power)?)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn spelling(text: &str) -> Option<(String, usize)> {
        let chars: Vec<char> = text.chars().collect();
        read(&chars).map(|numeral| (numeral.digits, numeral.len))
    }

    #[track_caller]
    fn reads(text: &str, digits: &str) {
        assert_eq!(spelling(text), Some((digits.to_owned(), text.chars().count())), "{text}");
    }

    #[test]
    fn one_sum_has_one_spelling() {
        for text in ["3000", "3,000", "三千", "3千"] {
            reads(text, "3000");
        }
        for text in ["30000", "30,000", "3万", "三万"] {
            reads(text, "30000");
        }
        for text in ["50%", "百分之五十", "百分之50"] {
            reads(text, "50%");
        }
        for text in ["15000", "1.5万", "一万五", "1万5", "一万五千"] {
            reads(text, "15000");
        }
    }

    #[test]
    fn chinese_numbers_of_every_shape() {
        reads("十", "10");
        reads("十九", "19");
        reads("三十二", "32");
        reads("三千零五", "3005");
        reads("三百五", "350");
        reads("二〇一七", "2017");
        reads("十万", "100000");
        reads("三百万", "3000000");
        reads("一亿二千万", "120000000");
        reads("两", "2");
        reads("1.5%", "1.5%");
        reads("百分之二点五", "2.5%");
        reads("二点零五", "2.05");
        reads("二点五万", "25000");
        assert_eq!(spelling("一点补贴"), Some(("1".to_owned(), 1)));
    }

    #[test]
    fn a_number_ends_where_it_ends() {
        assert_eq!(spelling("3万元"), Some(("30000".to_owned(), 2)));
        assert_eq!(spelling("3.加强"), Some(("3".to_owned(), 1)));
        assert_eq!(spelling("1.5%-2.5%"), Some(("1.5%".to_owned(), 4)));
        assert_eq!(spelling("3,00"), Some(("3".to_owned(), 1)));
    }

    #[test]
    fn a_unit_alone_is_no_number() {
        for text in ["万众创新", "百姓", "千方百计", "亿", "", "元", "百分之"] {
            assert_eq!(spelling(text), None, "{text}");
        }
    }

    #[test]
    fn what_is_too_large_to_count_is_left_as_it_is() {
        reads(&"9".repeat(200), &"9".repeat(200));
        assert_eq!(spelling(&"九".repeat(200)), None);
        assert_eq!(spelling(&("9".repeat(20) + "亿")), None);
    }
}
