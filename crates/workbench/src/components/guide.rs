//! 说明: the purpose and the output of each step, and a sample to try.

use leptos::prelude::*;

use crate::state::workbench;

/// The description of a step.
struct StepGuide {
    name: &'static str,
    /// What the user does in it.
    purpose: &'static str,
    /// Its output, and where that is used.
    output: &'static str,
}

const STEPS: [StepGuide; 8] = [
    StepGuide {
        name: "导入",
        purpose: "把 Word 文件、网页或文字放进来，先看读到了什么。以前导出的工程.zip 也放在这里接着做。",
        output: "原文，一个字也不改。存在工程里的 source.txt。",
    },
    StepGuide {
        name: "核对结构",
        purpose: "每一行前面是系统的判断：标题、条目、正文……不对的，点一下那一行，选正确的。",
        output: "目录，和每一条自己的网页。右边是读者看到的样子。存在 document.toml。",
    },
    StepGuide {
        name: "文件信息",
        purpose: "填简称、适用地区、一句话说明；和原件对过以后，勾选“已对照原文核对”。",
        output: "网站怎样称呼它。没有勾选的，做不成网站。存在 document.toml。",
    },
    StepGuide {
        name: "数字",
        purpose: "可以不做。每个数字是金额、名额还是期限，程序有建议，按一个键采用或者改选。",
        output: "完整版要用的说明。阅读版网站用不到它。存在 figures.toml。",
    },
    StepGuide {
        name: "待遇",
        purpose: "做完整版才用。在原文里选几个字，写成一项待遇：给谁、给什么、要满足什么、名额和期限；几个条件算一个的，先加一组。没有给谁什么的句子，勾选以后写一个理由。边写边在右边“试一试”：先选想问哪件事。",
        output: "“谁能得到什么”的规则，读者能查条件。存在 benefits 文件夹；试过的例子可以记下来，存在 cases 文件夹。",
    },
    StepGuide {
        name: "对照",
        purpose: "可以不做。工程里有两份文件时，例如省里的意见和全国的通知，程序提出哪些地方说的是同一件事；您对照原文，采用、改好或者拆开，只有一边有的写一句为什么。",
        output: "完整版的“对照”一页。存在 alignments 文件夹里。",
    },
    StepGuide {
        name: "检查",
        purpose: "看有没有错误。每条都写着怎样改，能直接点到那一行。",
        output: "没有错误，就可以做网站。",
    },
    StepGuide {
        name: "导出",
        purpose: "导出工程.zip，以后接着做、交给别人做；导出网站.zip，解压到网站服务器的文件夹里就能用；导出单文件，拷到一体机、没有网络的电脑上，双击就能打开。",
        output: "工程、整个网站、单文件。都在浏览器的下载文件夹里。",
    },
];

/// The step.
#[component]
pub fn Guide() -> impl IntoView {
    let row = |guide: &StepGuide| {
        view! {
            <div class="guide__step">
                <dt>{guide.name}</dt>
                <dd>
                    <p>{guide.purpose}</p>
                    <p class="quiet">"得到："{guide.output}</p>
                </dd>
            </div>
        }
    };
    view! {
        <section class="card">
            <h2>"从一份文件到一个网站"</h2>
            <p>"从左到右一步一步做，随时可以回到前面改，改错了能撤销。文件只在这台电脑上处理，不会上传。"</p>
            <dl class="guide">{STEPS.iter().map(row).collect_view()}</dl>
            <p>"做的东西自动存在这个浏览器里。换电脑、换浏览器，或者怕丢，就导出工程.zip，再放进来时和导出时一样。"</p>
        </section>
        <section class="card">
            <h2>"先用样例试一试"</h2>
            <p>"样例是为试用写的，不是任何机关的文件。它和您的工程分开，不会混在一起。"</p>
            <TrySample is_main=true/>
        </section>
    }
}

/// The button that imports the sample.
#[component]
pub fn TrySample(
    /// Whether it is the main button of its section.
    #[prop(optional)]
    is_main: bool,
) -> impl IntoView {
    let state = workbench();
    let class = if is_main { "button button--main try" } else { "link try" };
    view! {
        <button class=class disabled=move || state.is_busy.get() on:click=move |_| state.import_sample()>
            "用样例试一试"
        </button>
    }
}
