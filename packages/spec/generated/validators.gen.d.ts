// Generated from openapi/ by `npm run generate`. Do not edit.
import type { Validator } from './validation.gen.js';
import type { ImageList, Image, TimeFilter, KeystoneError, WebObError, ImageListQuery } from './aliases.gen.js';

/** Says whether a value is a valid {@link ImageList}, and if not, where and why. Formats are checked. */
export declare const validateImageList: Validator<ImageList>;
/** Says whether a value is a valid {@link Image}, and if not, where and why. Formats are checked. */
export declare const validateImage: Validator<Image>;
/** Says whether a value is a valid {@link TimeFilter}, and if not, where and why. Formats are checked. */
export declare const validateTimeFilter: Validator<TimeFilter>;
/** Says whether a value is a valid {@link KeystoneError}, and if not, where and why. Formats are checked. */
export declare const validateKeystoneError: Validator<KeystoneError>;
/** Says whether a value is a valid {@link WebObError}, and if not, where and why. Formats are checked. */
export declare const validateWebObError: Validator<WebObError>;
/** Says whether a value is a valid {@link ImageListQuery}, and if not, where and why. Formats are checked. */
export declare const validateImageListQuery: Validator<ImageListQuery>;
