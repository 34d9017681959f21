//! What things are called, in Chinese.

use workbench_messages::{Choice, FigureKind, LineKind, Reason, Severity, TakenFor};

/// All that an author can say that a line is, in the order in which it is offered.
pub const KINDS: [LineKind; 12] = [
    LineKind::Title,
    LineKind::Number,
    LineKind::Addressees,
    LineKind::Part,
    LineKind::Section,
    LineKind::Item,
    LineKind::Article,
    LineKind::Text,
    LineKind::Issuer,
    LineKind::Date,
    LineKind::Attachment,
    LineKind::NotText,
];

/// What an author can say that a line is.
#[must_use]
pub const fn of_kind(kind: LineKind) -> &'static str {
    match kind {
        LineKind::Title => "标题",
        LineKind::Number => "发文字号",
        LineKind::Date => "成文日期",
        LineKind::Addressees => "主送机关",
        LineKind::Issuer => "发文机关",
        LineKind::Part => "大标题（一、）",
        LineKind::Section => "中标题（（一））",
        LineKind::Item => "条目（1.）",
        LineKind::Article => "条（第一条）",
        LineKind::Text => "正文",
        LineKind::Attachment => "附件开头",
        LineKind::NotText => "不算正文",
    }
}

/// What a line is taken for.
#[must_use]
pub const fn of_taken_for(kind: TakenFor) -> &'static str {
    match kind {
        TakenFor::Title => "标题",
        TakenFor::Number => "发文字号",
        TakenFor::Date => "成文日期",
        TakenFor::Addressees => "主送机关",
        TakenFor::Issuer => "发文机关",
        TakenFor::CopyTo => "抄送",
        TakenFor::HeadLine => "版头",
        TakenFor::Part => "大标题",
        TakenFor::Section => "中标题",
        TakenFor::Item => "条目",
        TakenFor::Article => "条",
        TakenFor::Entry => "小项",
        TakenFor::Text => "正文",
        TakenFor::Attachment => "附件开头",
        TakenFor::PageNumber => "页码",
        TakenFor::Contents => "目录",
        TakenFor::NotText => "不算正文",
    }
}

/// The class of a line by how it is shown: what stands out, what is a heading, what is text, what is none.
#[must_use]
pub const fn class_of(kind: TakenFor) -> &'static str {
    match kind {
        TakenFor::Title => "line line--title",
        TakenFor::Number
        | TakenFor::Date
        | TakenFor::Addressees
        | TakenFor::Issuer
        | TakenFor::CopyTo
        | TakenFor::HeadLine => "line line--head",
        TakenFor::Part | TakenFor::Section | TakenFor::Item | TakenFor::Article | TakenFor::Attachment => {
            "line line--heading"
        }
        TakenFor::Entry | TakenFor::Text => "line line--text",
        TakenFor::PageNumber | TakenFor::Contents | TakenFor::NotText => "line line--none",
    }
}

/// An entry of the head or the end.
#[must_use]
pub fn of_entry(key: &str) -> &str {
    match key {
        "title" => "标题",
        "issuer" => "发文机关",
        "number" => "发文字号",
        "date" => "成文日期",
        "addressees" => "主送机关",
        "copy-to" => "抄送",
        "urgency" => "紧急程度",
        "signatory" => "签批",
        "received" => "收文号",
        "received-date" => "收文日期",
        "telegraph-number" => "发电编号",
        "telegram-kind" => "电报种类",
        other => other,
    }
}

/// How much a message matters.
#[must_use]
pub const fn of_severity(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "错误",
        Severity::Draft => "待核对",
        Severity::Note => "提示",
    }
}

/// All that can be chosen that a number is, in the order of the keys from 1 on.
pub const CHOICES: [Choice; 9] = [
    Choice::Figure(FigureKind::Sum),
    Choice::Figure(FigureKind::Quota),
    Choice::Figure(FigureKind::Share),
    Choice::Figure(FigureKind::Term),
    Choice::Figure(FigureKind::Date),
    Choice::None,
    Choice::Figure(FigureKind::Frequency),
    Choice::Figure(FigureKind::Target),
    Choice::Figure(FigureKind::Count),
];

/// What a number is.
#[must_use]
pub const fn of_choice(choice: Choice) -> &'static str {
    match choice {
        Choice::Figure(FigureKind::Sum) => "金额",
        Choice::Figure(FigureKind::Quota) => "名额",
        Choice::Figure(FigureKind::Share) => "比例",
        Choice::Figure(FigureKind::Term) => "期限",
        Choice::Figure(FigureKind::Date) => "日期",
        Choice::None => "不是数字规定",
        Choice::Figure(FigureKind::Frequency) => "次数",
        Choice::Figure(FigureKind::Target) => "目标",
        Choice::Figure(FigureKind::Count) => "其他数量",
    }
}

/// All reasons why a number says nothing, in the order in which they are offered.
pub const REASONS: [Reason; 6] =
    [Reason::PaperNumber, Reason::Meeting, Reason::Slogan, Reason::Name, Reason::Idiom, Reason::Indefinite];

/// Why a number says nothing.
#[must_use]
pub const fn of_reason(reason: Reason) -> &'static str {
    match reason {
        Reason::PaperNumber => "文号、编号",
        Reason::Meeting => "会议的届次",
        Reason::Slogan => "口号、提法的一部分",
        Reason::Name => "名称的一部分",
        Reason::Idiom => "习惯用语",
        Reason::Indefinite => "不表示确切数目",
    }
}
