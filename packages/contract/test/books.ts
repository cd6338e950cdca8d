import { fileURLToPath } from 'node:url';
import { readDescription } from '@conoha-images/document/node';

/** The file of an invented list API that shares no name with the image list. */
export const booksFile = fileURLToPath(import.meta.resolve('@conoha-images/document/examples/books.yaml'));

/** Its document. */
export const books = await readDescription(booksFile);

/** Books of that API: some have the same title, some have no pages, some are lent. */
export const shelf = {
  shelf: {
    books: Array.from({ length: 60 }, (_, index) => ({
      isbn: `97840000000${String(index).padStart(2, '0')}`,
      title: index % 3 === 0 ? `本 ${index % 5}` : `Volume ${index % 7}`,
      genre: index % 2 === 0 ? 'novel' : 'essay',
      pages: index % 5 === 0 ? null : (index % 11) * 100,
      published: `2021-04-${String((index % 28) + 1).padStart(2, '0')}T0${index % 3}:00:00Z`,
      // Some were published in another time zone on the day on which the library got them.
      ...(index % 4 > 0 && {
        acquired:
          index % 4 === 1
            ? `2021-04-${String((index % 28) + 1).padStart(2, '0')}T12:00:00+09:00`
            : '2021-06-01T00:00:00Z',
      }),
      subjects: index % 3 === 0 ? ['history', 'art'] : index % 3 === 1 ? ['history'] : [],
      lent: index % 10 === 9,
    })),
  },
};
