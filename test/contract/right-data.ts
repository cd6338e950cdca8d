import { collection } from './collection.ts';
import { CorrectList } from './correct-list.ts';
import type { Data, Item, Service } from './fault.ts';
import { eachImage, hash, text } from './faults/changes.ts';
import { faultyService } from './faulty-service.ts';
import { type RightVariant, variant } from './right-variant.ts';

/** The list with other images. @param members Default: no image is shared. */
const withImages = (does: string, images: readonly Item[], members: Data['members'] = {}): RightVariant =>
  variant(does, {}, { data: { ...collection, images, members } });

/** A service whose images change after a number of requests, again and again. */
const changing =
  (every: number, imagesAt: (step: number) => readonly Item[]): RightVariant['service'] =>
  () => {
    let count = 0;
    let service: Service | undefined;
    return (request, connection) => {
      if (!service || count % every === 0) {
        const data = { ...collection, images: imagesAt(Math.floor(count / every)) };
        service = faultyService(new CorrectList(data), { does: 'does nothing wrong' });
      }
      count += 1;
      return service(request, connection);
    };
  };

const publicImage = collection.images[0] as Item;

/** A copy of a public image with another ID. */
const copy = (number: number, changes: Item = {}): Item => ({
  ...publicImage,
  id: `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`,
  ...changes,
});

const withMicroseconds = (value: unknown, id: unknown): string =>
  String(value).replace(/(\.\d+)?Z$/, `.${String(Math.abs(hash(String(id))) % 1_000_000).padStart(6, '0')}Z`);

function manyImages(): Item[] {
  return Array.from({ length: 5_000 }, (_, index) =>
    copy(index, {
      name: `image-${index % 1_700}`,
      size: index % 7 === 0 ? null : 1_000_000 * (index % 900),
      disk_format: ['qcow2', 'raw', null][index % 3],
      tags: index % 5 === 0 ? ['daily'] : [],
      created_at: new Date(Date.UTC(2023, 0, 1) + (index % 1_000) * 3_600_000).toISOString().replace('.000', ''),
    }),
  );
}

function withoutNull(image: Item): Item {
  const values: Item = {
    name: 'unnamed',
    size: 1,
    virtual_size: 1,
    disk_format: 'raw',
    container_format: 'bare',
    checksum: '0'.repeat(32),
    os_hash_algo: 'sha512',
    os_hash_value: '0'.repeat(128),
    owner: publicImage['owner'],
  };
  return {
    ...image,
    ...Object.fromEntries(Object.entries(values).map(([name, value]) => [name, image[name] ?? value])),
  };
}

/** Right variants of the images, which may change meanwhile. */
/** The times of an image that was not changed. */
function sameTimes(time: string): object {
  return { created_at: time, updated_at: time };
}

export const dataVariants: Readonly<Record<string, RightVariant>> = {
  'extra-item-members': withImages(
    'has more members in items',
    collection.images.map((image) => ({ ...image, hw_video_model: 'virtio', os_version: '2022' })),
    collection.members,
  ),
  'images-added': {
    does: 'gets an image every 100 requests',
    service: changing(100, (step) => [
      ...collection.images,
      ...Array.from({ length: step }, (_, index) =>
        copy(index, { name: `added-${index}`, ...sameTimes(`2024-01-01T00:00:${String(index).padStart(2, '0')}Z`) }),
      ),
    ]),
  },
  'image-changed': {
    does: 'has an image that changes once',
    service: changing(500, (step) =>
      collection.images.map((image, index) =>
        index === 5 && step > 0 ? { ...image, name: 'changed', updated_at: '2024-02-01T00:00:00Z' } : image,
      ),
    ),
  },
  'image-removed': {
    does: 'loses an image once, because it is deleted',
    service: changing(600, (step) => (step > 0 ? collection.images.toSpliced(5, 1) : collection.images)),
  },
  empty: withImages('has no image', []),
  'one-image': withImages('has one image', [copy(1)]),
  'two-images': withImages('has two images', [copy(1), copy(2, { name: 'other', size: null, os_type: 'windows' })]),
  'many-images': variant(
    'has 5,000 images',
    {},
    { data: { ...collection, images: manyImages(), members: {} }, options: { secondToken: undefined } },
  ),
  'equal-images': withImages(
    'has images that differ only in the ID',
    Array.from({ length: 60 }, (_, index) => copy(index)),
  ),
  'no-null': withImages('has no image without a value', collection.images.map(withoutNull), collection.members),
  'hidden-microseconds': variant(
    'shows whole seconds, and orders and compares by microseconds',
    {
      writes: eachImage((image) => ({
        ...image,
        created_at: text(image, 'created_at').replace(/\.\d+/, ''),
        updated_at: text(image, 'updated_at').replace(/\.\d+/, ''),
      })),
    },
    {
      data: {
        ...collection,
        images: collection.images.map((image) => ({
          ...image,
          created_at: withMicroseconds(image['created_at'], image['id']),
          // A change in the second of the creation has the same time, so that it is not before it.
          updated_at: withMicroseconds(
            image['updated_at'],
            String(image['updated_at']).slice(0, 19) === String(image['created_at']).slice(0, 19)
              ? image['id']
              : `${image['id']}+`,
          ),
        })),
      },
      options: { profile: 'glance' },
    },
  ),
};
