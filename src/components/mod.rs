//! Components shared by several pages: they render data and make no decisions.

pub mod benefit_details;
pub mod breadcrumb;
pub mod contents;
pub mod copy;
pub mod counterparts;
pub mod document_facts;
pub mod edition;
pub mod empty;
pub mod found_benefits;
pub mod icon;
pub mod illustration;
pub mod marked_text;
pub mod measure_benefits;
pub mod measure_card;
pub mod numerals;
pub mod official_text;
pub mod provinces;
pub mod quotation;
pub mod recent_queries;
pub mod search_form;
pub mod sentence_list;
pub mod terms;
pub mod training_funds;
