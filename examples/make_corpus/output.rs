//! Writes articles to files: many to one, or one to each.

use std::fmt;
use std::fs::{self, File};
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};

use clap::ValueEnum;

use crate::article::Article;
use crate::layouts::{write_json_line, write_markdown, write_text};

#[derive(Clone, Copy, ValueEnum)]
pub(crate) enum Format {
    /// One article per line, 50,000 per file
    Jsonl,
    /// One Markdown file with YAML front matter per article
    Md,
    /// One plain-text file per article
    Txt,
}

#[derive(Default)]
pub(crate) struct Totals {
    articles: u64,
    files: u64,
    bytes: u64,
}

impl fmt::Display for Totals {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { articles, files, bytes } = self;
        write!(formatter, "{articles} articles, {files} files, {bytes} bytes")
    }
}

/// Takes articles in order of their index. Every error names the path it is about.
pub(crate) struct CorpusWriter {
    folder: PathBuf,
    format: Format,
    /// The file that lines are appended to.
    shard: Option<Shard>,
    /// One article of a file per article, kept to reuse its memory.
    page: Vec<u8>,
    totals: Totals,
}

impl CorpusWriter {
    pub(crate) fn new(folder: &Path, format: Format) -> io::Result<Self> {
        fs::create_dir_all(folder).map_err(at(folder))?;
        Ok(Self { folder: folder.to_path_buf(), format, shard: None, page: Vec::new(), totals: Totals::default() })
    }

    pub(crate) fn write(&mut self, article: &Article<'_>) -> io::Result<()> {
        self.totals.articles += 1;
        match self.format {
            Format::Jsonl => self.append_line(article),
            Format::Md => self.write_page(article, "md", write_markdown),
            Format::Txt => self.write_page(article, "txt", write_text),
        }
    }

    /// Must be called at the end: what is still in memory would be lost otherwise.
    pub(crate) fn finish(mut self) -> io::Result<Totals> {
        self.close_shard()?;
        Ok(self.totals)
    }

    fn append_line(&mut self, article: &Article<'_>) -> io::Result<()> {
        if article.index.is_multiple_of(ARTICLES_PER_SHARD) {
            self.close_shard()?;
        }
        let number = article.index / ARTICLES_PER_SHARD;
        let shard = match &mut self.shard {
            Some(shard) => shard,
            none => none.insert(Shard::create(&self.folder, number)?),
        };
        write_json_line(article, &mut shard.file).map_err(at(&shard.path))
    }

    fn close_shard(&mut self) -> io::Result<()> {
        if let Some(shard) = self.shard.take() {
            self.totals.files += 1;
            self.totals.bytes += shard.close()?;
        }
        Ok(())
    }

    fn write_page(
        &mut self,
        article: &Article<'_>,
        extension: &str,
        write: fn(&Article<'_>, &mut Vec<u8>) -> io::Result<()>,
    ) -> io::Result<()> {
        let index = article.index;
        let folder = self.folder.join(format!("{:03}", index / PAGES_PER_FOLDER));
        if index.is_multiple_of(PAGES_PER_FOLDER) {
            fs::create_dir_all(&folder).map_err(at(&folder))?;
        }
        let path = folder.join(format!("{index:06}.{extension}"));
        self.page.clear();
        write(article, &mut self.page).map_err(at(&path))?;
        fs::write(&path, &self.page).map_err(at(&path))?;
        self.totals.files += 1;
        self.totals.bytes += self.page.len() as u64;
        Ok(())
    }
}

const ARTICLES_PER_SHARD: u64 = 50_000;
const PAGES_PER_FOLDER: u64 = 1_000;
const SHARD_BUFFER: usize = 1 << 20;

struct Shard {
    path: PathBuf,
    file: BufWriter<File>,
}

impl Shard {
    fn create(folder: &Path, number: u64) -> io::Result<Self> {
        let path = folder.join(format!("articles-{number:05}.jsonl"));
        let file = File::create(&path).map_err(at(&path))?;
        Ok(Self { path, file: BufWriter::with_capacity(SHARD_BUFFER, file) })
    }

    /// Returns the size of the file.
    fn close(mut self) -> io::Result<u64> {
        self.file.flush().map_err(at(&self.path))?;
        let metadata = self.file.get_ref().metadata();
        Ok(metadata.map_err(at(&self.path))?.len())
    }
}

/// Puts the path into the message of an error.
fn at(path: &Path) -> impl FnOnce(io::Error) -> io::Error {
    move |error| io::Error::new(error.kind(), format!("{}: {error}", path.display()))
}
