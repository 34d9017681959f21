//! The sentences and labels of the wizard, in the order of its screens. What the questions themselves say is
//! in `seeds/questions.toml`.

/// What the wizard covers without a wish: the province and the year of its document.
#[must_use]
pub fn everything_of(province: &str, year: &str) -> String {
    format!("{province} {year}文件")
}

/// Before the wish.
pub const WISH: &str = "您想问的：";
/// Before the link to the measure that the wizard is limited to.
pub const MEASURE_ONLY: &str = "只问和这一条有关的：";
/// The link that lifts this limit.
pub const ALL_MEASURES: &str = "改查全部";
/// The button to the previous screen.
pub const BACK: &str = "上一题";

/// For returning users.
pub const ANSWERS_KEPT: &str = "您上次的回答还在。";
/// The button that continues with them.
pub const RESUME: &str = "接着上次的答";
/// The button that clears them.
pub const ANEW: &str = "全部清掉，从头答";

/// The heading of the first screen.
pub const WHICH_WISH: &str = "您想问哪件事？";

/// The button that submits an answer.
pub const NEXT: &str = "下一题";
/// The answer that a question is left open.
pub const UNKNOWN: &str = "不清楚";
/// The answer that an exact number or date is left open.
pub const NOT_REMEMBERED: &str = "记不清";
/// The answer that no option applies. [`NOTHING_CHOSEN`] quotes it.
pub const NONE: &str = "都没有";
/// The answer that every option is left open.
pub const ALL_UNKNOWN: &str = "全都不清楚";
/// The button that reveals [`UNKNOWN`] for each option.
pub const UNSURE: &str = "有拿不准的";
/// The answers of a certificate check: yes.
pub const CERTIFIED: &str = "有";
/// No.
pub const NOT_CERTIFIED: &str = "没有";
/// Unknown.
pub const CERTIFICATE_UNKNOWN: &str = "不知道";
/// Above the options of a screen that covers several questions.
pub const TICK_IF_UNSURE: &str = "拿不准的也选上，后面再细问。";

/// The heading of the explanation of a question.
pub const WHY: &str = "为什么问这个";
/// Above the benefits that depend on the answer.
pub const DEPENDING: &str = "下面这些要看这个回答：";

/// The number of benefits below them that are not named.
#[must_use]
pub fn depending_besides(count: usize) -> String {
    format!("另有{count}项。")
}

/// The number of a question, if the number of remaining ones is unknown.
#[must_use]
pub fn question_number(number: usize) -> String {
    format!("第{number}题")
}

/// The link to the result before the end.
pub const RESULT_SO_FAR: &str = "先看能说准的";

/// The heading at the end.
pub const END: &str = "问题都答完了";
/// The link to the result.
pub const RESULT: &str = "看结果";
/// The button that asks about everything else.
pub const ASK_THE_REST: &str = "别的方面也问问，再答几题";

/// The button that submits a changed answer of a result.
pub const CHANGED: &str = "改好了";
/// The link back to the result.
pub const KEEP_ANSWER: &str = "不改了，回到结果";

/// The heading for contradictory answers.
pub const CONTRADICTORY: &str = "有的回答对不上";
/// The link to the list of answers.
pub const CHANGE_ANSWERS: &str = "去改回答";

/// The heading while the next question is loading.
pub const NOTED: &str = "记下了";
/// Below it.
pub const LOADING: &str = "下一题正在载入。网慢时要等几秒。";

/// The error for continuing without an answer.
pub const NOTHING_CHOSEN: &str = "还没有选。一项都没有，请点“都没有”。";

/// The error for an answer that contradicts earlier ones; `message` says how.
#[must_use]
pub fn contradicts(message: &str) -> String {
    format!("和前面的回答对不上：{message}")
}

/// The error for an empty field.
pub const EMPTY: &str = "还没有填完。";
/// The error for other text than a number.
pub const NOT_A_NUMBER: &str = "请只填数字，比如 3。";
/// The error for too many months next to years.
pub const TOO_MANY_MONTHS: &str = "月数请填0到11；满12个月请算作1年。";
/// The error for a date that does not exist.
pub const NO_SUCH_DAY: &str = "没有这一天。请检查年、月、日，比如 2018 年 3 月 1 日。";

/// The error for a number outside of a range.
#[must_use]
pub fn out_of_range(least: u32, most: u32) -> String {
    format!("请填{least}到{most}之间的数。")
}

/// The error for a number that belongs to another row than this one.
pub const NOT_IN_ROW: &str = "填的不在这一项的范围里。请检查，或者换一项选。";

/// The notice about a link to an unknown question.
pub const QUESTION_NOT_FOUND: &str = "网址里写的问题找不到，下面从头问起。";
/// The notice about a link to an unknown wish.
pub const WISH_NOT_FOUND: &str = "网址里写的想问的事找不到，下面从头问起。";
/// The notice about a link to an unknown measure.
pub const MEASURE_NOT_FOUND: &str = "网址里写的那一条措施找不到，下面从头问起。";
