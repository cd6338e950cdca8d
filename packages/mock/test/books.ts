import { fileURLToPath } from 'node:url';

/** The file of an invented document with a list of books. */
export const booksFile = fileURLToPath(import.meta.resolve('@conoha-images/document/examples/books.yaml'));

/** The body of a response with all books. */
export const books = {
  shelf: {
    books: Array.from({ length: 25 }, (_, index) => ({
      isbn: `97840000000${String(index).padStart(2, '0')}`,
      title: `Volume ${index % 7}`,
      genre: index % 2 === 0 ? 'novel' : 'essay',
      pages: index % 5 === 0 ? null : index * 10,
      published: `2021-04-${String(index + 1).padStart(2, '0')}T00:00:00Z`,
      subjects: index % 3 === 0 ? ['history', 'art'] : ['history'],
      lent: index === 24,
    })),
  },
};
