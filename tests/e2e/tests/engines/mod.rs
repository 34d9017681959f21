//! The same journeys in every engine that runs here, and a table of the results.

mod file;
mod journeys;
mod print;
mod table;
mod validated;

use std::time::Instant;

use e2e::{Engine, EngineKind, Result, Served};
use xtask::project;
use xtask::tools::Engines;

use journeys::{Case, Journey};
use table::{Cell, Row, Table};

#[tokio::test]
async fn the_same_journeys_are_made_in_every_engine() -> Result {
    let engines = Engines::install()?;
    let case = Case::new()?;
    let site = Served::below("/a/b/")?;
    let mut table = Table::default();
    let mut failures = Vec::new();
    for kind in EngineKind::ALL {
        let start = Instant::now();
        let Some(engine) = Engine::start(kind, &engines).await? else {
            table.rows.push(Row::validated("Chromium 83"));
            continue;
        };
        let (name, cells) = make_all(engine, &site, &case, &mut failures).await?;
        table.rows.push(Row { name, cells, seconds: Some(start.elapsed().as_secs_f64()) });
    }
    // Engines that do not run here; the tests of `validated` check the site for them.
    table.rows.extend(validated::ENGINES.map(Row::validated));
    std::fs::write(project::engines(), table.to_string())?;
    println!("{table}");
    if failures.is_empty() { Ok(()) } else { Err(failures.join("\n").into()) }
}

/// Makes every journey, also after one has failed.
async fn make_all(
    mut engine: Engine,
    site: &Served,
    case: &Case,
    failures: &mut Vec<String>,
) -> Result<(String, Vec<Cell>)> {
    let name = engine.name()?;
    let mut cells = Vec::new();
    for journey in Journey::ALL {
        let result = journey.make(&mut engine, site, case).await;
        cells.push(if result.is_ok() { Cell::Run } else { Cell::Failed });
        failures.extend(result.err().map(|error| format!("{name}, {}: {error}", journey.name())));
    }
    let closed = engine.close(site).await;
    failures.extend(closed.err().map(|error| format!("{name}: {error}")));
    Ok((name, cells))
}
