// Written by `src/contract.rs`: `UPDATE_EXPECT=1 cargo test -p policy-explorer contract`.

/** The names by which pages, the app and the scripts know each other. */
export const enum Name {
  /** `<html>`: the relative way to the site's root, made absolute by the loader. */
  DATA_ROOT = 'data-root',
  /** `<html>`: how far the page's engine is: `none`, `waiting`, `starting`, `running`, `unsupported`, `failed`. */
  DATA_APP = 'data-app',
  /** The script for how the page is read, on pages that wait for nothing else: where the loader is. */
  DATA_BOOT = 'data-boot',
  /** `<html>`, on pages that answer: the name of the engine that they cannot do without. */
  DATA_NEEDS = 'data-needs',
  /** `<html>`: the app has broken off and handles nothing any more. */
  DATA_BROKEN = 'data-broken',
  /** `<html>`: the page stands in a frame of another site. */
  DATA_EMBED = 'data-embed',
  /** `<html>`: before the name of a pack, where its file is. */
  DATA_PACK = 'data-pack-',
  /** `<html>`: before the name of a stylesheet, where its file is. */
  DATA_STYLE = 'data-style-',
  /** `<html>`: before the name of a script that is loaded on first use, where its file is. */
  DATA_SCRIPT_FILE = 'data-script-',
  /** A `<style>` of a page's own: where the same is as a file. */
  DATA_PATH = 'data-path',
  /** `<html>`: before the name of an engine, where its WebAssembly is. */
  DATA_WASM = 'data-wasm-',
  /** `<html>`: before the name of an engine, where the script is that joins it with the browser. */
  DATA_GLUE = 'data-glue-',
  /** Where something is mounted, by the name of what. */
  DATA_SLOT = 'data-slot',
  /** A slot in which a script has mounted what belongs there. */
  DATA_MOUNTED = 'data-mounted',
  /** A list's filters: the place for how many there are. */
  DATA_COUNT = 'data-count',
  /** The words for a list that filters have emptied. */
  DATA_EMPTY = 'data-empty',
  /** The comparison: a part of the page with its entries. */
  DATA_DIVISION = 'data-division',
  /** The comparison: an entry, by how its sides relate. */
  DATA_RELATION = 'data-relation',
  /** An entry of the comparison, a group of measures: the part or area that it belongs to. */
  DATA_AREA = 'data-area',
  /** The comparison: an entry in which the province gives more. */
  DATA_ADDS = 'data-adds',
  /** The figures: a section with its rows, by the kind of figure. */
  DATA_GROUP = 'data-group',
  /** The figures: a row, by where its number stands in the text. */
  DATA_AT = 'data-at',
  /** The figures' chart: a mark, by the id of its row. */
  DATA_SUM = 'data-sum',
  /** A measure's card: the measure's id. */
  DATA_NODE = 'data-node',
  /** A measure's card: the people it is for, by their ids. */
  DATA_FOR = 'data-for',
  /** A source check: the id of the document. */
  DATA_DOCUMENT = 'data-document',
  /** The calculator: least and greatest share of the payroll, and the front line's of that, in thousandths. */
  DATA_SHARES = 'data-shares',
  /** The calculator's sentences: the place for a sum, by its number. */
  DATA_FEN = 'data-fen',
  /** The place for what a search finds. */
  DATA_RESULTS = 'data-results',
  /** The place for what a search finds: the other provinces, `ID=FILE` for each with a space between, the id empty for the one that the site is at home in. */
  DATA_OTHERS = 'data-others',
  /** A button that searches: the words. */
  DATA_QUERY = 'data-query',
  /** `<html>`: the id of the page's province; none where the site is at home in it. */
  DATA_PROVINCE = 'data-province',
  /** A slot: the engine that mounts something there. */
  DATA_ENGINE = 'data-engine',
  /** An event of the document: another page is shown in it. */
  EVENT_PAGE = 'page',
  /** A button that a script answers for, by the script's name. */
  DATA_SCRIPT = 'data-script',
  /** A button that shows a code: the link in the code. */
  DATA_LINK = 'data-link',
  /** `<html>`: the size of letters; a button that shows a code: the words in it where no link can be. */
  DATA_TEXT = 'data-text',
  /** A button that sets the size of letters, which is its value. */
  DATA_TEXT_SIZE = 'data-text-size',
  /** The button that reads the page aloud. */
  DATA_READ_ALOUD = 'data-read-aloud',
  /** The place in the foot for what the webmaster has set. */
  DATA_SETTINGS = 'data-settings',
  /** How a document is cited, by the document's id. */
  DATA_CITE = 'data-cite',
  /** How the document of a list of measures is cited; the source's file of a source check. */
  DATA_SOURCE = 'data-source',
  /** The list of measures in its groups. */
  DATA_GROUPS = 'data-groups',
  /** The name of a cell's column. */
  DATA_LABEL = 'data-label',
  /** An answer's button. */
  DATA_ANSWER = 'data-answer',
  /** A wish's button: what somebody comes to ask, by its id. */
  DATA_WISH = 'data-wish',
  /** A wish's button: the early screen with the first question that it leads to. */
  DATA_LEADS = 'data-leads',
  /** A screen that needs no engine, the first as it is shown and the others as templates: its name; none for the first. */
  DATA_SCREEN = 'data-screen',
  /** A measure's card, an entry of the comparison: its topics, by their ids. */
  DATA_TOPIC = 'data-topic',
  /** The element for what a reader should know about the address they came by. */
  ID_NOTICE = 'notice',
  /** The search form. */
  ID_SEARCH = 'search',
  /** The field of the search form. */
  ID_QUERY = 'query',
  /** The filters of the figures: the kind. */
  ID_GROUP = 'group',
  /** The filters of the figures: the words. */
  ID_WORDS = 'words',
  /** The order of the figures. */
  ID_ORDER = 'order',
  /** The value of the order that follows the documents' text. */
  ORDER_TEXT = 'text',
  /** Session storage: the answers of the wizard. */
  KEY_WIZARD = 'policy-explorer.wizard',
  /** Before the number of a wizard's screen, as the state of an entry of the history. */
  HISTORY_PLACE = 'place ',
  /** A field of the fragment: words that are searched for. */
  FIELD_QUERY = 'q',
  /** A field of the fragment, and the id of its filter: an area. */
  FIELD_AREA = 'area',
  /** A field of the fragment: a kind of figures. */
  FIELD_GROUP = 'group',
  /** A field of the fragment, and the id of its filter: the people that a measure is for. */
  FIELD_AUDIENCE = 'for',
  /** A field of the fragment, and the id of its filter: a topic. */
  FIELD_TOPIC = 'topic',
  /** A field of the fragment: a person's answers. */
  FIELD_ANSWERS = 'a',
}
