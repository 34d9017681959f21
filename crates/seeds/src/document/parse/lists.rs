//! Lists within a unit: their entries, and where the enclosing text continues.

use super::super::block::Block;
use super::super::label::Label;
use super::super::line::Mark;
use super::super::numbering::Numbering;
use super::super::sentence;
use super::Parser;

impl Parser<'_> {
    /// Leaves a list if the block at `at` belongs to the enclosing unit: a paragraph behind the list, or one
    /// that introduces another list.
    pub(super) fn leave_list(&mut self, blocks: &[Block], at: usize) {
        let (block, next) = (&blocks[at], blocks.get(at + 1));
        let Some(last) = self.open.last() else { return };
        let Some(numbering) = last.numbering else { return };
        let is_listed = last.heading.is_some_and(|heading| self.parsed.numbered[heading].is_entry);
        let is_entry = is_listed || self.in_article(numbering);
        let entry_is_open =
            last.paragraphs == 0 && !last.runs_on && !sentence::is_finished(self.builder.last_text());
        // An entry that ends with a colon goes on: （二）第三条修改为：. Each paragraph of a quotation starts with “.
        let quotes_on = block.text.starts_with('“') && at > 0 && blocks[at - 1].text.contains('“');
        let goes_on = entry_is_open || last.introduces || quotes_on;
        let begins_list = next.and_then(|next| next.mark.label()).is_some_and(|label| {
            label.number == Some(1) && self.scheme.depth(label.numbering) <= self.scheme.depth(numbering)
        });
        let introduces = block.text.trim_end().ends_with(['：', ':']);
        if !(is_entry && !goes_on && block.mark == Mark::Plain || begins_list && introduces) {
            return;
        }
        let depth = self.scheme.depth(numbering);
        let target = if self.in_article(numbering) {
            self.open.iter().rposition(|frame| frame.numbering == Some(Numbering::Article))
        } else {
            self.open
                .iter()
                .rposition(|frame| frame.numbering.is_none_or(|one| self.scheme.depth(one) < depth))
        };
        if let Some(target) = target {
            self.close_down_to(target + 1);
        }
    }

    /// Whether headings of this style are nested in articles.
    pub(super) fn in_article(&self, numbering: Numbering) -> bool {
        self.scheme.articles && self.scheme.depth(numbering) > self.scheme.depth(Numbering::Article)
    }

    /// Whether a heading is a list entry: a colon introduces the list, or the entry ends with a semicolon
    /// and has no title.
    pub(super) fn opens_entry(&mut self, block: &Block, label: Label, heading_len: usize) -> bool {
        let in_unit = self.open.len() > 1;
        let Some(holder) = self.open.last_mut() else { return false };
        let is_list = matches!(
            label.numbering,
            Numbering::Section
                | Numbering::Measure
                | Numbering::Parenthesis
                | Numbering::Item
                | Numbering::Circled
        );
        if label.number == Some(1) || holder.introduces {
            holder.in_list = holder.introduces;
        }
        let is_named = label.len < heading_len
            && heading_len < block.text.len()
            && sentence::is_finished(&block.text[..heading_len]);
        let ends_open = block.text.trim_end().ends_with(['；', ';']) && !is_named;
        holder.introduces = false;
        let is_entry = is_list && in_unit && (holder.in_list || ends_open);
        if ends_open && is_entry {
            holder.in_list = true;
        }
        is_entry
    }
}
