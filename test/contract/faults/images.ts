/** IDs of images in collection.ts that show faults. */

/** The last that was created. It is private, and has no tags. */
export const newest = '7ebcd8c4-8d74-555a-ba97-60fbba5f1b6a';
/** Public, and the first that was created. */
export const oldest = '7507bf92-ddbc-51f1-8065-07dc238b7770';
/** Five images have its size, which is 2^30 bytes. */
export const small = '019b0749-418d-5256-8665-1217c6e87b75';
export const hidden = 'e2b24e4b-aeec-5a68-870d-a857cbf6fe55';
/** Without a size. */
export const queued = 'c43bbf8b-b71c-5d25-bfeb-3ff39d09b42c';
/** Without a disk format, a container format and a size. */
export const formatless = '2c83c2ea-cd35-5528-bf7f-7d011a19b3b7';
/** One of several with the same disk format and creation time. */
export const tied = '8010069e-c24e-563d-8381-b73f872bf04d';
/** The community image with the lowest ID, of 14. */
export const community = '029e18d2-686c-5eef-865f-18716ccba57c';
