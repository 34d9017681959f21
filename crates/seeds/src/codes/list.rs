//! The codes, by kind of file.

use super::{Code, Section};

const fn code(id: &'static str, message: &'static str, remedy: &'static str) -> Code {
    Code { id, message, remedy }
}

/// The sections, in the order of the guide.
pub(super) const SECTIONS: &[Section] = &[
    Section {
        title: "读文件 · Reading files",
        codes: &[
            code("E0101", "… is missing", "缺少这个文件。照 `seeds/heilongjiang` 补上。"),
            code("E0102", "… is empty", "文件是空的：放进内容，或者删掉文件。"),
            code(
                "E0103",
                "… is larger than … bytes, the most a seed file may have",
                "文件太大。公文一般几十 KB，检查是不是放错了文件。",
            ),
            code(
                "E0104",
                "… is not UTF-8: byte … is 0x…",
                "从标出的地方起不是 UTF-8。另存为 UTF-8；用 `new-document` 导入会自动转换。",
            ),
            code(
                "E0105",
                "there is no document",
                "一份文件也没有：每份文件是一个文件夹，里面有 source.txt 和 document.toml。",
            ),
            code(
                "E0106",
                "the file may not hold this: …",
                "TOML 里有不认识的字段或写错的语法（缺引号、缺等号、字段缺失或重复）。对照同类的其他条目改。",
            ),
        ],
    },
    Section {
        title: "引文 · Quotes",
        codes: &[
            code(
                "E0201",
                "no document has a node `…`",
                "没有这个节点。提示里列出有哪些；`check-seeds --list` 列出全部。",
            ),
            code(
                "E0202",
                "these words do not stand in `…`",
                "引文和原文对不上。提示指出从哪个字起不同：多为标点、全角半角或漏字，从 source.txt 复制。",
            ),
            code(
                "E0203",
                "these words stand in `…` … times; a quote must be found exactly once",
                "引文在这个节点里出现不止一次：多引几个字，或者换更小的节点（如 `.s2`）。",
            ),
        ],
    },
    Section {
        title: "文件正文 · The text and document.toml",
        codes: &[
            code(
                "E0301",
                "`…` cannot be the id of a document",
                "文件夹名会成为网址：小写字母开头，只用小写字母、数字和 `-`。",
            ),
            code(
                "E0302",
                "the document has no title",
                "没找到标题：标题独占一行，在第一句话之前，不以句号结尾。",
            ),
            code(
                "E0303",
                "the text falls into … nodes, more than the 65,535 that can be addressed",
                "文件太长，分成几份。",
            ),
            code(
                "E0304",
                "a text cut by the end of a page or line was made whole: ……/……",
                "（提醒）断在页尾的段落已经接好；核对接得对不对。",
            ),
            code(
                "E0305",
                "… … stands here for a second time or out of order; expected …",
                "编号重复或次序不对：对照原件，看是不是漏了换行或抄错。（没有编号的小标题在提示里叫 heading without a number。）",
            ),
            code("E0306", "… … is missing; found …", "缺一个编号：多半是标题没有另起一行。"),
            code("E0307", "… … to … are missing; found …", "缺几个编号，同上。"),
            code(
                "E0308",
                "source.txt has … …, but … are expected",
                "数目对不上：照原件数一遍，数错了改 `[expect]`，没数错就是 source.txt 有误。",
            ),
            code(
                "E0309",
                "what stands in this file was read off the text by a program",
                "（草稿）document.toml 是程序填的：核对以后删掉 `draft = true`。",
            ),
            code(
                "E0310",
                "line … of source.txt does not begin with 「…」",
                "`[[line]]` 的行号和开头的字对不上：原文改过，或者行号数错了。提示里写着正确的行号。",
            ),
            code("E0311", "line … of source.txt is corrected twice", "同一行写了两条 `[[line]]`：留一条。"),
            code("E0312", "only a heading has a level", "`level` 只能和 `is = \"heading\"` 一起写。"),
        ],
    },
    Section {
        title: "数字 · figures.toml",
        codes: &[
            code(
                "E0401",
                "nobody accounts for the number `…` in `…`",
                "这个数字没有着落：加一条 figure 或 not_figure。",
            ),
            code("E0402", "nobody accounts for … further numbers", "还有这么多数字没有着落。"),
            code(
                "E0403",
                "nobody has said what the number `…` is",
                "（草稿）这个数字还没人说明：把 `[[draft]]` 改成 figure 或 not_figure。",
            ),
            code(
                "E0404",
                "there is no number in these words that needs an entry",
                "引的字里没有需要说明的数字：删掉这一条，或者引对地方。",
            ),
            code("E0405", "the words cut a number in two", "把数字截断了：写完整。"),
            code(
                "E0406",
                "this number is accounted for twice",
                "同一个数字写了两条：留一条（草稿改完后记得删草稿）。",
            ),
            code("E0407", "`…` cannot be read as a number", "读不成数字：写一个带单位的数、范围或日期。"),
            code("E0408", "`…` is not of this group", "和 `group` 不符：金额用元，比例用 %，日期是年月日。"),
            code(
                "E0409",
                "`…` must stand in the quote exactly once",
                "`number`、`payer`、`fund` 等要在引文里正好出现一次。",
            ),
            code(
                "E0410",
                "…, the figure's `bound` differs",
                "`bound` 和原文不符：有“最高、不超过”是 at-most，有“以上、至少”是 at-least，都没有是 exact。",
            ),
            code(
                "E0411",
                "an id is lower-case letters, digits and hyphens",
                "编号只用小写字母、数字和 `-`。",
            ),
            code("E0412", "two figures have the id `…`", "编号重复，换一个。"),
            code("E0413", "a figure needs its meaning in plain words", "`meaning` 不能空：用大白话写。"),
            code("E0414", "a sum must say who gets it", "金额要写给谁（`who`）。"),
            code("E0415", "`…` does not say how often", "`recurrence` 要用原文里说频次的字。"),
            code("E0416", "no benefit has the id `…`", "没有这个待遇编号，到 benefits/ 里查。"),
            code(
                "E0417",
                "the benefit `…` says …, the figure …",
                "数字和待遇写的不一致：重读原句，改错的一方。",
            ),
            code(
                "E0418",
                "no figure of the group `quota` or `target` has the id `…`",
                "`quota` 要写本文件里一条名额的编号。",
            ),
        ],
    },
    Section {
        title: "待遇 · benefits/*.toml",
        codes: &[
            code("E0501", "nothing says what `…` gives", "这条措施没有着落：写待遇，或者说明为什么没有。"),
            code("E0502", "`…` has benefits, and a reason why it has none", "既写了待遇又说没有，留一个。"),
            code(
                "E0503",
                "no benefit and no principle quotes `…`: …",
                "这一句没有着落：写成 benefit 或 principle。",
            ),
            code(
                "E0504",
                "nobody has read `…` for what it gives",
                "（草稿）这条措施还没人读过：写完后删掉 `[[draft]]`。",
            ),
            code("E0505", "`…` is no measure of `…`", "草稿写的不是这份文件的措施：用 `--list` 查编号。"),
            code("E0506", "`…` is no measure of this document", "措施编号写错了。"),
            code(
                "E0507",
                "the document that gives these benefits has no date",
                "文件没有日期：在 document.toml 里加 `key = \"date\"`。",
            ),
            code("E0508", "a measure without a benefit needs a reason", "`reason` 不能空：写上理由。"),
            code(
                "E0509",
                "a benefit needs at least one …",
                "至少写一个人群（audience）和一个主题（topic）。",
            ),
            code(
                "E0510",
                "these words do not stand in the measure",
                "`by`、`of`、`every`、`what` 要用本条原文里的字。",
            ),
            code("E0511", "this kind of amount has other numbers", "金额种类和所填的数不配。"),
            code("E0512", "a percentage has at most one decimal", "百分数最多一位小数。"),
            code(
                "E0513",
                "nobody can meet the conditions of `…`",
                "谁也不可能相符：条件互相矛盾，或者和问题矛盾。",
            ),
            code("E0514", "everybody meets the conditions of `…`", "条件永远成立：去掉或改正。"),
            code(
                "E0515",
                "an open list cannot stand in a gate, in a constraint or under `not`",
                "有“等”字的列举（open）不能放在这里。",
            ),
            code(
                "E0516",
                "this `not` holds where `…` does not apply",
                "`not` 在“不适用”时也会成立：旁边用 `all` 加上它适用的条件。",
            ),
            code("E0517", "`gives` does not fit the rest: …", "`gives` 和这条待遇别的内容不配：重读原句。"),
            code(
                "E0518",
                "the quoted words do not promise it so",
                "`strength` 的种类和所引的字不配：可申请要有“申请”“申报”，自己决定要有“可”“允许”，双方商量要有“协商一致”，优先要有“优先”“重点”等。",
            ),
            code(
                "E0519",
                "“…” says more than the quoted words",
                "标题或说明里的话比引文说得多：引文里没有同样意思的字，就换一种说法。",
            ),
            code(
                "E0520",
                "the text does not say that each person gets it",
                "引文里没有“每人”，`per` 写 `unstated`。",
            ),
            code(
                "E0521",
                "the quote … inside a clause",
                "引文从半句开始或到半句为止：引完整，或者用 `cut` 说明为什么。",
            ),
            code("E0522", "the quote is of whole clauses", "引文是完整的，不用写 `cut`。"),
            code(
                "E0523",
                "the payer stands outside the quoted words: that it pays here too is a reading",
                "付钱的不在引文里：用 `payer_note` 说明是怎样理解的。",
            ),
            code(
                "E0525",
                "a principle has a quote, or a range",
                "`[[principle]]` 写 `quote`，或者写 `from` 和 `to`（从哪一句到哪一句），只写一样。",
            ),
            code(
                "E0526",
                "no sentence is in this range",
                "`from` 到 `to` 之间没有句子：次序写反了，或者编号写错了。",
            ),
            code("E0524", "the payer stands in the quoted words", "付钱的就在引文里，不用写 `payer_note`。"),
        ],
    },
    Section {
        title: "条件和问题 · Conditions and questions.toml",
        codes: &[
            code(
                "E0601",
                "a condition has exactly one of `all`, `any`, `not` and `fact`",
                "一个条件只能是 all、any、not、fact 中的一种。",
            ),
            code("E0602", "only an `any` can be open", "只有 `any` 可以写 `open`。"),
            code("E0603", "a group needs at least one part", "`all`、`any` 里至少要有一项。"),
            code("E0604", "questions rest on no sentence", "问题和约束里的条件不写引文。"),
            code("E0605", "a condition on a fact has exactly one comparison", "一个事实只比较一次。"),
            code("E0606", "the answer to this fact is …", "比较方式和事实的种类不配，按提示的写法改。"),
            code("E0607", "the fact has no option `…`", "没有这个选项，提示里列出有哪些。"),
            code("E0608", "there is no fact `…`", "没有这个事实：看 questions.toml。"),
            code("E0609", "there is no … `…`", "没有这个人群或主题：看 questions.toml。"),
            code("E0610", "`…` cannot be an id", "编号写法不对。"),
            code("E0611", "the id `…` is used twice", "编号重复，换一个。"),
            code("E0612", "links use this word for something else", "这个词链接里另有用处，换一个编号。"),
            code("E0613", "a constraint needs a message", "约束要写给人看的说明。"),
            code(
                "E0614",
                "one_of and several_of facts have 2 to 64 options, others none",
                "单选、多选要有2到64个选项，其他种类没有选项。",
            ),
            code("E0615", "only a duration grows with time", "`changes = \"time\"` 只能用于时长。"),
            code("E0616", "a number needs `min` and a greater `max`", "数字要写最小值和更大的最大值。"),
            code(
                "E0617",
                "a gate tests earlier facts only",
                "`applies_if` 只能用排在前面的事实：把这个事实往下移。",
            ),
            code("E0618", "the constraints cannot all be kept", "约束互相矛盾，谁都没法回答。"),
            code(
                "E0619",
                "no benefit here uses …",
                "（提醒）共用的问题、人群、主题里，这个文件夹的待遇没有用到的，不会问。自己写的没有用上，就是写错了。",
            ),
            code("E0620", "nobody can choose `…`", "这个选项谁都选不到：看 `applies_if` 和约束。"),
            code("E0621", "this is not a day", "日期写成 2018-03-01，并且日历上要有这一天。"),
            code("E0622", "a reading has `words` and a `note`", "读法要写句子里的词和说明。"),
            code(
                "E0623",
                "a reading with a `doubt` says who is meant for certain",
                "写了 `doubt` 就要写 `condition`。",
            ),
            code("E0624", "no benefit uses the reading `…`", "没有待遇用这种读法：用上，或者删掉。"),
            code("E0625", "there is no reading `…`", "没有这种读法，提示里列出有哪些。"),
            code("E0626", "these readings are made of each other", "读法互相引用，绕成了圈。"),
            code("E0627", "whoever uses the reading `…` quotes its word", "引文里要有这个词。"),
            code("E0628", "a list that ends in 等 says how it is read", "写了“等”，要说是哪一种读法。"),
            code(
                "E0629",
                "readings.toml reads words by `…`: this condition says which it rests on",
                "这个事实有读法管着：写上引文，或者引用读法。",
            ),
            code(
                "E0630",
                "“…” is read here and, otherwise, in readings.toml as `…`",
                "这个词已经有读法，不能另读一次：引用读法。",
            ),
            code(
                "E0631",
                "finding out about `…` takes too long",
                "条件一次牵涉的事实太多：拆开，或者少用几个。",
            ),
            code(
                "E0632",
                "a wish takes benefits, or everything",
                "想问的事（`[[wish]]`）写 `take`，或者写 `everything = true`，二者写一个。",
            ),
            code(
                "E0633",
                "no wish leads to `…`",
                "没有一件“想问的事”会带到这条待遇：在 `[[wish]]` 的 `take` 里加主题，或者在待遇里写 `wishes`。",
            ),
            code(
                "E0634",
                "the wishes of `…` are for others than it is",
                "待遇里写的 `wishes` 是给别人问的：按它的人群（`audiences`）改。",
            ),
            code(
                "E0635",
                "no wish of `…` leaves nothing out",
                "这类人还没有一件“都问一遍”的事：加一个 `everything = true` 的 `[[wish]]`。",
            ),
            code(
                "E0636",
                "`…` shows … options, and a screen has at most …",
                "一屏最多七个选项：用 `groups` 把一些放到一个按钮后面，或者分成两个问题。",
            ),
            code(
                "E0637",
                "these options are no group",
                "`groups` 里每组是单选问题的两个以上选项，不能重复。",
            ),
            code("E0638", "only a number or a duration can be `nothing`", "`nothing` 只用于数字和时长。"),
            code(
                "E0639",
                "a gate stands for questions that can be answered with none",
                "`[[gate]]` 只能代表答得出“没有”的问题。",
            ),
            code("E0640", "a question stands behind one gate", "一个问题只放在一个 `[[gate]]` 后面。"),
        ],
    },
    Section {
        title: "对照 · alignments/*.toml",
        codes: &[
            code(
                "E0701",
                "`…` is neither in a pair nor alone: 「…」",
                "这些字既不在对照里，也没说单独存在。",
            ),
            code(
                "E0702",
                "words of `…` are both in a pair and alone: 「…」",
                "同样的字两处都写了：单独存在的只引剩下的。",
            ),
            code("E0703", "the file compares `…` but is named `….toml`", "文件名要是 `左--右.toml`。"),
            code("E0704", "there is no document `…`", "没有这份文件：编号就是 seeds/ 下的文件夹名。"),
            code(
                "E0705",
                "a program proposed `…`",
                "（草稿）程序提出的对照：读过两边、改好说明，再删 `draft`。",
            ),
            code("E0706", "this entry names no place", "没有写位置。"),
            code("E0707", "`…` has no node `…`", "没有这个节点。"),
            code(
                "E0708",
                "the two wordings are the same, letter by letter",
                "两边一字不差，不用写 `rewording`。",
            ),
            code("E0709", "these words name no …", "`adds` 的种类和引文不配。"),
            code("E0710", "the right side has these words too", "右边也有这些字，不算左边多出来的。"),
            code(
                "E0711",
                "these words are not among the places of their entry",
                "引的字不在本条写的位置里。",
            ),
            code("E0712", "`…` is not an id", "编号写法不对。"),
            code("E0713", "the id `…` is taken", "编号重复。"),
            code("E0714", "here readers expect some words", "标题、说明不能空。"),
            code(
                "E0715",
                "an own list names nodes, not words",
                "`alone.toml` 里写整个节点：其中没有对照到的字，自动算单独存在。",
            ),
        ],
    },
    Section {
        title: "词语和读音 · vocabulary.toml, pinyin.toml",
        codes: &[
            code(
                "E0801",
                "these terms stand in no document here: …",
                "（提醒）共用的词里，这个文件夹的文件没有的，不起作用。自己写的在里面，就是和原文有出入：官方用词要一字不差。",
            ),
            code(
                "E0802",
                "a word people say has letters, and no space in or around it",
                "口语词不能空，里面和前后不能有空格。",
            ),
            code("E0803", "「…」 is in this file already", "重复了，合成一条。"),
            code(
                "E0804",
                "a reading is syllables of small letters without tones, with one space between two",
                "读音写小写音节，不写声调，中间一个空格。",
            ),
            code("E0805", "「…」 needs a syllable for each of its characters", "每个字一个音节。"),
        ],
    },
    Section {
        title: "用例 · Cases",
        codes: &[
            code("E0902", "there is no such fact", "没有这个事实。"),
            code("E0903", "there is no such id", "没有这个主题或人群的编号。"),
            code("E0904", "this is no answer to the question", "回答不是这个问题能有的：按提示的样子写。"),
            code("E0905", "the answer is out of range", "数字超出问题允许的范围。"),
            code("E0906", "this is no verdict", "结论要是列出的几种之一。"),
            code("E0907", "the answers contradict each other", "用例期待的矛盾提示和实际不符。"),
            code(
                "E0908",
                "…: expected …, found …",
                "结论和程序给的不同：先重读原文，再决定改用例还是改条件。",
            ),
            code("E0909", "there is no such benefit", "没有这个待遇：`check-seeds --list` 列出有哪些。"),
            code("E0910", "there is no answer to give in turn", "`each` 里要写几个轮流代入的回答。"),
            code("E0911", "finding out takes too long", "条件一次牵涉的事实太多：看 questions.toml 的约束。"),
        ],
    },
];
