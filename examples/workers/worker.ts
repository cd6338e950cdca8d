import { createWorker } from '@conoha-images/mock/workers';

// Without options, it has the invented catalogue. createWorker({ images }) has your own images.
export default createWorker();
