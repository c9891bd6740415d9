export type { SearchArticle } from './search/article-index.ts'
export {
  createSearchEngine,
  type Labelled,
  type SearchEngine,
} from './search/search-engine.ts'
