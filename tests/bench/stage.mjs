// Assembles the site and what it is compared with in one folder for one server:
//
// ours/      this site as built
// mdbook/    a book of both documents, a chapter for each measure
// pagefind/  this site's measure pages with Pagefind's index
// plain/     the texts as plain HTML, as the lower bound
//
// node stage.mjs DIST DATA MDBOOK PAGEFIND OUT

import { execFileSync } from 'node:child_process'
import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'

const [dist, data, mdbook, pagefind, out] = process.argv.slice(2)
const DOCUMENTS = ['heilongjiang', 'national']

rmSync(out, { recursive: true, force: true })
mkdirSync(out, { recursive: true })
const write = (name, text) => {
  mkdirSync(path.dirname(path.join(out, name)), { recursive: true })
  writeFileSync(path.join(out, name), text)
}

// Without the precompressed copies, since the server compresses everything alike.
cpSync(dist, path.join(out, 'ours'), { recursive: true, filter: (file) => !/\.(gz|br)$/.test(file) })

const texts = DOCUMENTS.map((id) => ({ id, text: readFileSync(path.join(data, id, 'document.md'), 'utf8') }))

write('book/book.toml', '[book]\ntitle = "文件"\nlanguage = "zh-Hans"\n')
let summary = '# 目录\n\n'
for (const { id, text } of texts) {
  const { rest, measures } = divide(text)
  summary += `- [${id}](${id}.md)\n`
  write(`book/src/${id}.md`, rest)
  for (const { number, heading, body } of measures) {
    summary += `  - [${heading}](${id}/${number}.md)\n`
    write(`book/src/${id}/${number}.md`, `# ${heading}\n\n${body}\n`)
  }
}
write('book/src/SUMMARY.md', summary)
execFileSync(mdbook, ['build', path.join(out, 'book'), '--dest-dir', path.join(out, 'mdbook')], { stdio: 'pipe' })

cpSync(path.join(out, 'ours/heilongjiang/measures'), path.join(out, 'pagefind/heilongjiang/measures'), { recursive: true })
const indexing = ['--site', path.join(out, 'pagefind'), '--root-selector', 'main', '--quiet']
execFileSync(pagefind, indexing, { stdio: 'pipe' })
write('pagefind/index.html', '<!doctype html><html lang="zh-Hans"><meta charset="utf-8"><title>Pagefind</title><p>Pagefind')

const html = (text) =>
  text
    .split(/\n{2,}/)
    .map((block) => block.trim())
    .filter(Boolean)
    .map((block) => {
      const level = /^#+/.exec(block)?.[0].length
      const words = block.replace(/^#+ /, '').replaceAll('\\', '').replaceAll('&', '&amp;').replaceAll('<', '&lt;')
      return level ? `<h${level}>${words}</h${level}>` : `<p>${words}</p>`
    })
    .join('\n')
const plain = (title, body) =>
  `<!doctype html>\n<html lang="zh-Hans"><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${title}</title>\n${body}\n</html>\n`
for (const { id, text } of texts) write(`plain/${id}/index.html`, plain(id, html(text)))
const measure = divide(texts[0].text).measures.find(({ number }) => number === 9)
write('plain/measure/index.html', plain(measure.heading, html(`# ${measure.heading}\n\n${measure.body}`)))
console.log(JSON.stringify({ chapters: readdirSync(path.join(out, 'book/src'), { recursive: true }).length }))

/** Splits off the measures of a document; `rest` is the remaining text. */
function divide(text) {
  const measures = []
  const rest = text.replace(/^#+ (?:\*\*)?(\d+)\\?\.\s*([^\n]*)\n([^#]*)/gm, (_, number, heading, body) => {
    measures.push({ number: Number(number), heading: `${number}. ${heading.replaceAll('*', '')}`, body: body.trim() })
    return ''
  })
  return { rest, measures }
}
