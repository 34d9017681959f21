//! 说明: what each step is for, what comes out of it and where that goes; and a sample to try it all with.

use leptos::prelude::*;

use crate::state::workbench;

/// What is said of a step.
struct Told {
    name: &'static str,
    /// What is done in it.
    what: &'static str,
    /// What comes out, and where that goes.
    out: &'static str,
}

const STEPS: [Told; 8] = [
    Told {
        name: "导入",
        what: "把 Word 文件、网页或文字放进来，先看读到了什么。以前导出的工程.zip 也放在这里接着做。",
        out: "原文，一个字也不改。存在工程里的 source.txt。",
    },
    Told {
        name: "核对结构",
        what: "每一行前面是系统的判断：标题、条目、正文……不对的，点一下那一行，选正确的。",
        out: "目录，和每一条自己的网页。右边是读者看到的样子。存在 document.toml。",
    },
    Told {
        name: "文件信息",
        what: "填简称、适用地区、一句话说明；和原件对过以后，勾选“已对照原文核对”。",
        out: "网站怎样称呼它。没有勾选的，做不成网站。存在 document.toml。",
    },
    Told {
        name: "数字",
        what: "可以不做。每个数字是金额、名额还是期限，程序有建议，按一个键采用或者改选。",
        out: "完整版要用的说明。阅读版网站用不到它。存在 figures.toml。",
    },
    Told {
        name: "待遇",
        what: "做完整版才用。在原文里选几个字，写成一项待遇：给谁、给什么、要满足什么、名额和期限；几个条件算一个的，先加一组。没有给谁什么的句子，勾选以后写一个理由。边写边在右边“试一试”：先选想问哪件事。",
        out: "“谁能得到什么”的规则，读者能查条件。存在 benefits 文件夹；试过的例子可以记下来，存在 cases 文件夹。",
    },
    Told {
        name: "对照",
        what: "可以不做。工程里有两份文件时，例如省里的意见和全国的通知，程序提出哪些地方说的是同一件事；您对照原文，采用、改好或者拆开，只有一边有的写一句为什么。",
        out: "完整版的“对照”一页。存在 alignments 文件夹里。",
    },
    Told {
        name: "检查",
        what: "看有没有错误。每条都写着怎样改，能直接点到那一行。",
        out: "没有错误，就可以做网站。",
    },
    Told {
        name: "导出",
        what: "导出工程.zip，以后接着做、交给别人做；导出网站.zip，解压到网站服务器的文件夹里就能用；导出单文件，拷到一体机、没有网络的电脑上，双击就能打开。",
        out: "工程、整个网站、单文件。都在浏览器的下载文件夹里。",
    },
];

/// The page.
#[component]
pub fn Guide() -> impl IntoView {
    let row = |told: &Told| {
        view! {
            <div class="guide__step">
                <dt>{told.name}</dt>
                <dd>
                    <p>{told.what}</p>
                    <p class="quiet">"得到："{told.out}</p>
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

/// Loads the sample.
#[component]
pub fn TrySample(
    /// Whether it is what its place is for.
    #[prop(optional)]
    is_main: bool,
) -> impl IntoView {
    let state = workbench();
    let class = if is_main { "button button--main try" } else { "link try" };
    view! {
        <button class=class disabled=move || state.is_busy.get() on:click=move |_| state.try_sample()>
            "用样例试一试"
        </button>
    }
}
