//! The sentences and labels of the search results, in the order of the page.

/// The count for a question that other pages answer.
pub const ANSWERED_BELOW: &str = "下面几页有答案";
/// The count if no text has the word, but benefits or questions do.
pub const RELATED_BELOW: &str = "文件里没有这个词，下面的内容和它有关";
/// The count without hits.
pub const NOTHING: &str = "没有找到";

/// The count of hits.
#[must_use]
pub fn found(count: usize) -> String {
    format!("找到{count}处")
}

/// The count of hits for a part of the words typed.
#[must_use]
pub fn found_by(words: &str, count: usize) -> String {
    format!("按“{words}”找到{count}处")
}

// Links to the pages that answer a question.

/// Whether one is entitled.
pub const TO_WIZARD: &str = "答几道题，查查我符合哪些条件";
/// How much.
pub const TO_SUMS: &str = "看所有金额：多少钱、给谁";
/// Which share.
pub const TO_SHARES: &str = "看所有比例";
/// Who pays.
pub const TO_PAYERS: &str = "看每笔钱由谁出";
/// By when.
pub const TO_DEADLINES: &str = "看所有时限";
/// For how long.
pub const TO_TERMS: &str = "看所有年限";
/// For how many.
pub const TO_QUOTAS: &str = "看所有名额和名次";

// Notes on how the words typed were understood.

/// No place has all the words.
pub const NOT_TOGETHER: &str = "文件没有哪一处把这些都说到。最接近的是：";

/// No text has these words; the hits are only related.
#[must_use]
pub fn not_said_but_related(words: &str) -> String {
    format!("文件没有说到“{words}”。下面的内容只是和它有关：")
}

/// No text has these words.
#[must_use]
pub fn not_said(words: &str) -> String {
    format!("文件没有说到“{words}”。")
}

/// The official terms that replaced a word: a part of [`stand_ins`].
#[must_use]
pub fn stand_in(typed: &str, terms: &str) -> String {
    format!("“{typed}”按{terms}")
}

/// The replaced words.
#[must_use]
pub fn stand_ins(words: &str) -> String {
    format!("{words}查找。")
}

/// The words typed were cut.
pub const SHORTENED: &str = "要找的话太长，只按开头的一段查找。";

// The hits.

/// A hit by other words, below hits by the same.
pub const NEAR: &str = "意思接近，说法不完全一样";

/// The number of sentences of a hit that are not shown.
#[must_use]
pub fn more_sentences(count: usize) -> String {
    format!("还有{count}句也提到")
}

/// The button that shows the other hits.
#[must_use]
pub fn more_hits(count: usize) -> String {
    format!("再显示{count}处")
}

// Without hits.

/// Nothing was typed.
pub const TYPE_WORDS: &str = "请输入要找的词。";
/// Above the example queries, if nothing was typed.
pub const OFTEN_TYPED: &str = "别人常找这些：";
/// Nothing was found.
pub const NOT_FOUND: &str = "文件里没有找到。";
/// Above the example queries, if nothing was found.
pub const TRY_OTHERS: &str = "文件里可能是别的说法。换个词试试：";
