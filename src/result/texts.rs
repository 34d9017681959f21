//! The sentences and labels of the result, in the order of the page. The headings of its groups, the answer
//! at its top, and what follows from the answers are computed in `crates/policy/src/outline` and
//! `crates/policy/src/eligibility/words`.

/// The heading before any answer.
pub const TITLE: &str = "查询结果";
/// Below it.
pub const NOTHING_YET: &str = "还没有回答问题，所以没有结果。";
/// The link to the questions.
pub const TO_QUESTIONS: &str = "去答题";

/// The heading; `year` is that of the document.
#[must_use]
pub fn heading(year: &str) -> String {
    format!("按您的回答，{year}文件里有这些")
}

/// The error for contradictory answers; `message` says how.
#[must_use]
pub fn contradictory(message: &str) -> String {
    format!("这些回答对不上：{message}")
}

/// Reports a changed answer that changed no verdict.
pub const NOTHING_TURNED: &str = "改好了，各项结果没有变。";

/// Reports a changed answer, above the changed verdicts.
#[must_use]
pub fn turned(count: usize) -> String {
    format!("改好了，{count}项的结果变了：")
}

/// The link to a measure.
#[must_use]
pub fn to_measure(cited: &str) -> String {
    format!("看{cited}")
}

/// Reports that the result is limited.
#[must_use]
pub fn narrowed(what: &str, left_out: usize) -> String {
    format!("这里只列了{what}，另外{left_out}项没有列。")
}

/// What it is limited to, if that has no name.
pub const NARROWED_TO_SOME: &str = "选定的一条或一方面";
/// The button that lifts the limit.
pub const WIDEN: &str = "全部列出来";

// The groups.

/// The further rows of an open group.
#[must_use]
pub fn more_rows(count: usize) -> String {
    format!("再看{count}项")
}

/// Explains the group of benefits for which the text does not say whether the user is meant.
pub const UNLISTED_GROUP: &str = "文件没有点到您的情况，也没有排除：算不算要问主管部门。";
/// Explains the group of benefits that are not met.
pub const NOT_NOW_GROUP: &str = "有条件对不上。点开看差在哪里。";
/// The link to the remaining questions.
pub const GO_ON: &str = "接着答";
/// The benefits that depend on them.
pub const WHICH_DEPEND: &str = "看是哪些";
/// Explains the group of benefits for others.
pub const FOR_OTHERS: &str =
    "按您的回答，这份文件的这些话写的是别的人、别的单位。别的法律和规定可能另有写到您的。";

// A benefit.

/// What an undetermined verdict still depends on.
#[must_use]
pub fn still_to_know(labels: &str) -> String {
    format!("还要知道：{labels}")
}

/// Above the sentence for asking about the benefit.
pub const ASK: &str = "可以这样问：";
/// The button that copies it.
pub const COPY: &str = "复制";

/// Its name for screen readers.
#[must_use]
pub fn copy_question_about(title: &str) -> String {
    format!("复制要问的话：{title}")
}

/// Replaces the button's label after copying.
pub const COPIED: &str = "已复制";
/// Replaces it if copying failed.
pub const COPY_BY_HAND: &str = "这里不能自动复制，文字在页面最下面，请长按复制";

/// The labels of the details.
pub const AMOUNT: &str = "金额";
/// The maximum of all amounts together.
pub const TOTAL: &str = "总额";
/// Who pays.
pub const PAYER: &str = "谁出钱";
/// The fund that pays.
pub const FUND: &str = "从哪里出";
/// The last day to apply.
pub const DEADLINE: &str = "期限";
/// The number of people or units.
pub const QUOTA: &str = "名额";
/// The years that the benefit lasts.
pub const TERM: &str = "时间";
/// How binding the text is.
pub const STRENGTH: &str = "怎么给";
/// Other rules that apply.
pub const OTHER_RULES: &str = "另有规定";
/// What to bring.
pub const PAPERS: &str = "材料";

/// An amount that the text does not state.
pub const UNSPECIFIED: &str = "文件未写明";

/// Names other rules by the words of the text.
#[must_use]
pub fn rules_elsewhere(quoted: &str) -> String {
    format!("文件写了“{quoted}”，具体看别的规定")
}

/// Names what to bring.
#[must_use]
pub fn papers(what: &str) -> String {
    format!("文件提到：{what}")
}

/// The last day to apply.
#[must_use]
pub fn apply_by(day: &str) -> String {
    format!("{day}前申请（含当天）")
}

/// The last day to apply, after it.
#[must_use]
pub fn applied_too_late(day: &str) -> String {
    format!("申请期已过（{day}截止）")
}

/// The time to apply has passed, and the last day is unknown.
pub const TOO_LATE: &str = "申请期已过";
/// Above what the text leaves open.
pub const NOT_STATED: &str = "文件没有写清的";
/// Below it, if the text does not say whether the user is meant.
pub const UNLISTED: &str = "文件没有写明您的情况算不算：没有点到，也没有排除。请问主管部门。";

// The statuses of its conditions.

/// The condition holds.
pub const CONDITION_MET: &str = "符合";
/// It does not hold.
pub const CONDITION_NOT_MET: &str = "不符合";
/// It is about others.
pub const CONDITION_NOT_APPLICABLE: &str = "对您不适用";
/// The text names only some cases.
pub const CONDITION_UNLISTED: &str = "文件没有列全";
/// It depends on further answers.
pub const CONDITION_OPEN: &str = "还不知道";

/// Alternatives that do not matter.
#[must_use]
pub fn other_cases(count: usize) -> String {
    format!("另外{count}种情况，不影响这一条")
}

// The answers.

/// The heading of the list.
#[must_use]
pub fn answers(count: usize) -> String {
    format!("您的回答（{count}题）")
}

/// The link to change an answer.
pub const CHANGE: &str = "修改";

/// Its name for screen readers.
#[must_use]
pub fn change(label: &str) -> String {
    format!("修改：{label}")
}

// The basis: `documents`, the date, what date it is, and `AS_OF` make a sentence.

/// The documents; `year` is that of the province's.
#[must_use]
pub fn documents(year: &str, titles: &str) -> String {
    format!("按{year}文件（{titles}），以")
}

/// The date is today's.
pub const TODAY: &str = "（今天）";
/// The date is the release date.
pub const DAY_OF_RELEASE: &str = "（本站发布的日子）";
/// Ends the sentence.
pub const AS_OF: &str = "为准来算。";
/// Why sums are not added up.
pub const NO_TOTALS: &str = "文件没有写这些能不能同时拿，所以不加总。";
/// Above the form for another date. [`wrong_clock`] quotes its start.
pub const OTHER_DAY: &str = "换一个日期来算：";
/// The label of its fields.
pub const WHICH_DAY: &str = "按哪天算";
/// Its button.
pub const SET_DAY: &str = "按这天算";
/// The button that resets the date.
pub const BACK_TO_TODAY: &str = "改回今天";

/// Warns that the document was issued after the date.
#[must_use]
pub fn not_yet_issued(issued: &str) -> String {
    format!("文件尚未印发：{issued}才印发。")
}

/// The notice if the device's clock is behind the release date.
#[must_use]
pub fn wrong_clock(clock: &str, released: &str) -> String {
    format!(
        "这台设备的日期是{clock}，不对：本站是{released}发布的。下面先按{released}算；请点“换一个日期”，填上今天的日期。"
    )
}

// Sharing.

/// The heading.
pub const SHARE: &str = "带走结果";
/// The print buttons.
pub const PRINT: &str = "打印";
/// The button for plain text.
pub const AS_TEXT: &str = "复制成文字";
/// The button for a link.
pub const AS_LINK: &str = "生成链接";
/// The button for a QR code.
pub const AS_CODE: &str = "显示二维码";
/// Below the buttons.
pub const SHARE_CAUTION: &str = "里面有您的回答（含病伤、欠薪等），谁拿到都能看；不发给服务器。";
/// The name of the text field for screen readers.
pub const SHARE_FIELD: &str = "结果";
/// The text, in [`copied`] and [`not_copied`].
pub const THE_TEXT: &str = "文字";
/// The link, in the same sentences.
pub const THE_LINK: &str = "链接";

/// Reports that something was copied.
#[must_use]
pub fn copied(what: &str) -> String {
    format!("{what}已复制，可以粘贴到微信等处。")
}

/// Reports that it could not be copied.
#[must_use]
pub fn not_copied(what: &str) -> String {
    format!("这里不能自动复制。{what}在下面，请长按选中后复制。")
}

// A link with answers.

/// The notice that it has replaced the user's own answers.
pub const ANSWERS_OF_LINK: &str = "这是链接里的回答，可能是别人的。您自己的回答还留着。";
/// The button that restores them.
pub const OWN_ANSWERS: &str = "换回我的回答";
/// The link has no answers.
pub const LINK_EMPTY: &str = "链接里没有可以读的回答。";
/// The link is of an earlier version, and every answer was read.
pub const LINK_OLD: &str = "这个链接是按旧的问题做的，回答都读出来了，结果按现在的规则算。";

/// The link is of an earlier version, and the answers to these questions were not read.
#[must_use]
pub fn link_old_in_part(questions: &str) -> String {
    format!("这个链接是按旧的问题做的。读得出的回答都保留了，这些读不出，请补答：{questions}。")
}

/// One of these questions, if it no longer exists.
#[must_use]
pub fn question_dropped(key: &str) -> String {
    format!("一个已经取消的问题（{key}）")
}

/// The link is too long.
pub const LINK_TOO_LONG: &str = "链接太长，不是本站做的，没有读。";
/// The link was cut or altered.
pub const LINK_DAMAGED: &str = "链接不完整，或者传的时候被改动了，里面的回答没有读。请让对方重新发一次。";
/// The link has answers that no question has.
pub const LINK_IMPOSSIBLE: &str = "链接里的回答读不懂，没有采用。";

// The result as plain text.

/// The caution in its first line.
pub const CAUTION: &str = "以后的规定可能不同，请向当地主管部门核实。这不是官方决定。";

// The printed sheet.

/// The title.
pub const SHEET_TITLE: &str = "带着这张纸去问";
/// The heading of the benefits.
pub const SHEET_BENEFITS: &str = "1 我想问的";

/// The number of benefits that are left out.
#[must_use]
pub fn sheet_left_out(count: usize) -> String {
    format!("另有{count}项没有印，网页上都有。")
}

/// The heading of what to say.
pub const SHEET_SAY: &str = "2 可以这样说";
/// The heading of the answers.
pub const SHEET_SITUATION: &str = "3 我的情况";
/// The heading of the reply.
pub const SHEET_REPLY: &str = "4 答复";
/// The lines to fill in.
pub const SHEET_LINES: [&str; 4] = ["问了谁", "电话", "哪天问的", "怎么说"];
/// Ends the sentence that [`documents`] and the date begin.
pub const SHEET_AS_OF: &str = "为准来算。不是官方决定。";
