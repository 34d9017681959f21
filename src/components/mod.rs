//! What several pages share. A component takes data and shows it; it decides nothing.

pub mod breadcrumb;
pub mod contents;
pub mod document_facts;
pub mod icon;
pub mod measure_card;
pub mod official_text;
pub mod search_form;
pub mod sentence_list;
