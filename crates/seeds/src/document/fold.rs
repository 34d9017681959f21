//! Maps traditional to simplified characters for parsing. The text itself is not changed.

/// Pairs of a traditional and its simplified character, limited to words that the parser looks for. Both
/// have three bytes, so offsets are preserved.
const PAIRS: &str = "關关於于見见辦办規规劃划條条發发號号決决議议報报請请復复綱纲紀纪計计則则實实節节編编會会廳厅總总團团縣县區区廣广國国黨党務务產产業业勞劳動动財财稅税機机構构兩两萬万億亿個个從从獎奖補补貼贴歲岁時时點点員员幹干單单辭辞門门車车東东長长陳陈標标準准錄录貳贰陸陆傳传達达轉转現现將将給给們们為为據据結结際际體体擬拟訂订進进開开證证書书應应當当須须約约項项種种資资級级師师術术預预類类環环營营監监滿满職职幣币臺台競竞賽赛內内協协訓训練练";

/// The simplified form of a character, or the character itself.
pub fn fold(c: char) -> char {
    if c.is_ascii() {
        return c;
    }
    let mut pairs = PAIRS.chars();
    while let (Some(traditional), Some(simplified)) = (pairs.next(), pairs.next()) {
        if traditional == c {
            return simplified;
        }
    }
    c
}

/// Folds every character; byte offsets are preserved.
pub fn folded(words: &str) -> String {
    words.chars().map(fold).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_folded_text_has_its_bytes_in_their_places() {
        for c in PAIRS.chars() {
            assert_eq!(fold(c).len_utf8(), c.len_utf8(), "{c}");
        }
        assert_eq!(PAIRS.chars().count() % 2, 0);
        assert_eq!(folded("甘省人民政府關於印發規劃的通知3號"), "甘省人民政府关于印发规划的通知3号");
    }
}
