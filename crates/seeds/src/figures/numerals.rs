//! Parses one number: digits with a decimal point and a power, or Chinese numerals.

/// A parsed number.
#[derive(Debug, Clone, PartialEq)]
pub struct Numeral {
    /// Its value.
    pub value: f64,
    /// Its length in bytes.
    pub len: usize,
    /// The power at its end, for example 10,000 for 万; 1 if there is none.
    pub scale: f64,
    /// The number of ASCII or full-width digits.
    pub digits: usize,
    /// Whether it is written in Chinese numerals.
    pub is_chinese: bool,
    /// Whether it is a single 一.
    pub is_lone_one: bool,
    /// Whether it is 十几: 11 to 19.
    pub teens: bool,
}

impl Numeral {
    /// A power after 余 or 多 (20余万): its length and factor.
    pub fn power_behind(&self, words: &str) -> Option<(usize, f64)> {
        let c = words.chars().next()?;
        (self.scale <= 1.0).then_some(())?;
        power(c).filter(|power| *power >= 1e4).map(|power| (c.len_utf8(), power))
    }
}

/// Parses the number at the start of the words.
pub fn numeral(words: &str) -> Option<Numeral> {
    digits(words).or_else(|| chinese(words))
}

fn digits(words: &str) -> Option<Numeral> {
    let mut written = String::new();
    let mut len = 0;
    let mut count = 0;
    let mut chars = words.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        let next_is_digit = chars.peek().is_some_and(|(_, next)| plain(*next).is_ascii_digit());
        match plain(c) {
            digit @ '0'..='9' => {
                written.push(digit);
                count += 1;
            }
            '.' if next_is_digit && count > 0 && !written.contains('.') => written.push('.'),
            ',' if next_is_digit && count > 0 => {}
            _ => break,
        }
        len = at + c.len_utf8();
    }
    if count == 0 || count > 15 {
        return None;
    }
    let mut value: f64 = written.parse().ok()?;
    let mut scale = 1.0;
    while let Some((c, power)) = words[len..].chars().next().and_then(|c| Some((c, power(c)?))) {
        // 百 and 千 after digits count only before 万: 3千万.
        scale *= power;
        len += c.len_utf8();
    }
    value = whole_where_meant(value * scale);
    Some(Numeral { value, len, scale, digits: count, is_chinese: false, is_lone_one: false, teens: false })
}

/// Rounds away binary errors: 2.3亿 is exactly 230,000,000.
pub fn whole_where_meant(value: f64) -> f64 {
    let nearest = value.round();
    if (value - nearest).abs() < 1e-6 { nearest } else { value }
}

fn plain(c: char) -> char {
    match c {
        '０'..='９' => char::from_u32(u32::from(c) - u32::from('０') + u32::from('0')).unwrap_or(c),
        '．' => '.',
        '，' => ' ',
        c => c,
    }
}

fn chinese(words: &str) -> Option<Numeral> {
    let (mut total, mut section, mut digit) = (0.0, 0.0, None);
    let (mut len, mut count, mut last_scale) = (0, 0, 1.0);
    let mut has_point = false;
    let mut chars = words.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        let mut end = at + c.len_utf8();
        if let Some(power) = power(c) {
            if power >= 1e4 {
                if total == 0.0 && section == 0.0 && digit.is_none() {
                    return None;
                }
                total = (total + section + digit.take().unwrap_or(0.0)) * power;
                section = 0.0;
            } else {
                section += digit.take().unwrap_or(1.0) * power;
            }
            last_scale = power;
        } else if let Some(value) = numeral_digit(c) {
            if digit.is_some_and(|before| before != 0.0) {
                // 一二三 is not a quantity.
                return None;
            }
            digit = Some(value);
            last_scale = 1.0;
        } else if matches!(c, '点' | '點')
            && count > 0
            && total == 0.0
            && !has_point
            && let Some(decimals) = decimals(&words[end..])
        {
            let whole = section + digit.unwrap_or(0.0);
            (section, digit) = (0.0, format!("{whole}.{decimals}").parse().ok());
            (has_point, last_scale) = (true, 1.0);
            for (at, c) in chars.by_ref().take(decimals.len()) {
                end = at + c.len_utf8();
            }
        } else if c == '半' && count == 0 && chars.peek().is_some_and(|(_, next)| matches!(next, '年' | '个'))
        {
            len = c.len_utf8();
            return Some(Numeral {
                value: 0.5,
                len,
                scale: 1.0,
                digits: 0,
                is_chinese: true,
                is_lone_one: false,
                teens: false,
            });
        } else {
            break;
        }
        count += 1;
        len = end;
    }
    if count == 0 || count > 12 {
        return None;
    }
    let value = whole_where_meant(total + section + digit.unwrap_or(0.0));
    let teens = words[..len] == *"十" && words[len..].starts_with('几');
    let len = if teens { len + '几'.len_utf8() } else { len };
    let scale = if last_scale >= 1e4 { last_scale } else { 1.0 };
    let is_lone_one = &words[..len] == "一";
    Some(Numeral { value, len, scale, digits: 0, is_chinese: true, is_lone_one, teens })
}

/// The decimals behind 点, as ASCII digits. In 三点五十分 and 这三点两个 they are none.
fn decimals(words: &str) -> Option<String> {
    let end =
        words.find(|c: char| matches!(c, '两' | '兩') || numeral_digit(c).is_none()).unwrap_or(words.len());
    let decimals: String =
        words[..end].chars().filter_map(numeral_digit).map(|digit| digit.to_string()).collect();
    let is_decimal = !decimals.is_empty()
        && decimals.len() <= 6
        && !words[end..]
            .starts_with(|c: char| matches!(c, '两' | '兩') || power(c).is_some_and(|power| power < 1e4));
    is_decimal.then_some(decimals)
}

fn numeral_digit(c: char) -> Option<f64> {
    let value = match c {
        '零' | '〇' => 0.0,
        '一' | '壹' => 1.0,
        '二' | '两' | '貳' | '贰' | '兩' => 2.0,
        '三' | '叁' => 3.0,
        '四' | '肆' => 4.0,
        '五' | '伍' => 5.0,
        '六' | '陆' => 6.0,
        '七' | '柒' => 7.0,
        '八' | '捌' => 8.0,
        '九' | '玖' => 9.0,
        _ => return None,
    };
    Some(value)
}

fn power(c: char) -> Option<f64> {
    match c {
        '十' | '拾' => Some(1e1),
        '百' | '佰' => Some(1e2),
        '千' | '仟' => Some(1e3),
        '万' | '萬' => Some(1e4),
        '亿' | '億' => Some(1e8),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_read_in_every_writing() {
        for (words, value) in [
            ("2000元", 2000.0),
            ("1,500元", 1500.0),
            ("２０００元", 2000.0),
            ("1.5万元", 15000.0),
            ("3千万元", 3e7),
            ("三千五百元", 3500.0),
            ("二十万", 200_000.0),
            ("两年", 2.0),
            ("一百零五", 105.0),
            ("十几个", 10.0),
            ("半年", 0.5),
            ("一点五", 1.5),
            ("零点零五", 0.05),
            ("二十点五", 20.5),
            ("三点五万元", 35_000.0),
            ("二点三亿元", 230_000_000.0),
            ("三点五十分", 3.0),
            ("三点两个", 3.0),
        ] {
            assert_eq!(numeral(words).map(|numeral| numeral.value), Some(value), "{words}");
        }
        for words in ["", "元", "一二三", "万元", "半数"] {
            assert_eq!(numeral(words), None, "{words}");
        }
    }
}
