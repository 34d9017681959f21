//! Chinese labels of the values that users see.

use workbench_messages::{FigureChoice, FigureKind, LineKind, NotFigureReason, ParsedKind, Severity};

/// The kinds of line that an author can choose, in display order.
pub const LINE_KINDS: [LineKind; 12] = [
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

/// The label of a kind of line.
#[must_use]
pub const fn line_kind(kind: LineKind) -> &'static str {
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

/// The label of the kind that a line was parsed as.
#[must_use]
pub const fn parsed_kind(kind: ParsedKind) -> &'static str {
    match kind {
        ParsedKind::Title => "标题",
        ParsedKind::Number => "发文字号",
        ParsedKind::Date => "成文日期",
        ParsedKind::Addressees => "主送机关",
        ParsedKind::Issuer => "发文机关",
        ParsedKind::CopyTo => "抄送",
        ParsedKind::HeadLine => "版头",
        ParsedKind::Part => "大标题",
        ParsedKind::Section => "中标题",
        ParsedKind::Item => "条目",
        ParsedKind::Article => "条",
        ParsedKind::Entry => "小项",
        ParsedKind::Text => "正文",
        ParsedKind::Attachment => "附件开头",
        ParsedKind::PageNumber => "页码",
        ParsedKind::Contents => "目录",
        ParsedKind::NotText => "不算正文",
    }
}

/// The CSS classes of a line: title, head, heading, text, or not text.
#[must_use]
pub const fn line_class(kind: ParsedKind) -> &'static str {
    match kind {
        ParsedKind::Title => "line line--title",
        ParsedKind::Number
        | ParsedKind::Date
        | ParsedKind::Addressees
        | ParsedKind::Issuer
        | ParsedKind::CopyTo
        | ParsedKind::HeadLine => "line line--head",
        ParsedKind::Part
        | ParsedKind::Section
        | ParsedKind::Item
        | ParsedKind::Article
        | ParsedKind::Attachment => "line line--heading",
        ParsedKind::Entry | ParsedKind::Text => "line line--text",
        ParsedKind::PageNumber | ParsedKind::Contents | ParsedKind::NotText => "line line--none",
    }
}

/// The label of a metadata key.
#[must_use]
pub fn metadata_key(key: &str) -> &str {
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

/// The label of a severity.
#[must_use]
pub const fn severity(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "错误",
        Severity::Draft => "待核对",
        Severity::Note => "提示",
    }
}

/// The choices for a number, in the order of the number keys from 1.
pub const FIGURE_CHOICES: [FigureChoice; 9] = [
    FigureChoice::Figure(FigureKind::Sum),
    FigureChoice::Figure(FigureKind::Quota),
    FigureChoice::Figure(FigureKind::Share),
    FigureChoice::Figure(FigureKind::Term),
    FigureChoice::Figure(FigureKind::Date),
    FigureChoice::NotFigure,
    FigureChoice::Figure(FigureKind::Frequency),
    FigureChoice::Figure(FigureKind::Target),
    FigureChoice::Figure(FigureKind::Count),
];

/// The label of a choice for a number.
#[must_use]
pub const fn figure_choice(choice: FigureChoice) -> &'static str {
    match choice {
        FigureChoice::Figure(FigureKind::Sum) => "金额",
        FigureChoice::Figure(FigureKind::Quota) => "名额",
        FigureChoice::Figure(FigureKind::Share) => "比例",
        FigureChoice::Figure(FigureKind::Term) => "期限",
        FigureChoice::Figure(FigureKind::Date) => "日期",
        FigureChoice::NotFigure => "不是数字规定",
        FigureChoice::Figure(FigureKind::Frequency) => "次数",
        FigureChoice::Figure(FigureKind::Target) => "目标",
        FigureChoice::Figure(FigureKind::Count) => "其他数量",
    }
}

/// The reasons why a number is not a figure, in display order.
pub const NOT_FIGURE_REASONS: [NotFigureReason; 6] = [
    NotFigureReason::PaperNumber,
    NotFigureReason::Meeting,
    NotFigureReason::Slogan,
    NotFigureReason::Name,
    NotFigureReason::Idiom,
    NotFigureReason::Indefinite,
];

/// The label of a reason why a number is not a figure.
#[must_use]
pub const fn not_figure_reason(reason: NotFigureReason) -> &'static str {
    match reason {
        NotFigureReason::PaperNumber => "文号、编号",
        NotFigureReason::Meeting => "会议的届次",
        NotFigureReason::Slogan => "口号、提法的一部分",
        NotFigureReason::Name => "名称的一部分",
        NotFigureReason::Idiom => "习惯用语",
        NotFigureReason::Indefinite => "不表示确切数目",
    }
}
