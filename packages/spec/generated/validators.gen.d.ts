// Generated from openapi/ by `npm run generate`. Do not edit.
import type { Validator } from './validation.gen.js';
import type { ImageList, Image, TimeFilter, KeystoneError, WebObError, ImageListQuery } from './aliases.gen.js';

/** Checks whether a value is a valid {@link ImageList}, formats included. */
export declare const validateImageList: Validator<ImageList>;
/** Checks whether a value is a valid {@link Image}, formats included. */
export declare const validateImage: Validator<Image>;
/** Checks whether a value is a valid {@link TimeFilter}, formats included. */
export declare const validateTimeFilter: Validator<TimeFilter>;
/** Checks whether a value is a valid {@link KeystoneError}, formats included. */
export declare const validateKeystoneError: Validator<KeystoneError>;
/** Checks whether a value is a valid {@link WebObError}, formats included. */
export declare const validateWebObError: Validator<WebObError>;
/** Checks whether a value is a valid {@link ImageListQuery}, formats included. */
export declare const validateImageListQuery: Validator<ImageListQuery>;
