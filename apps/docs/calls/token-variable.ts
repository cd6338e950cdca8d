/** The environment variable that holds the token in all samples. */
export const tokenVariable = 'CONOHA_TOKEN';
