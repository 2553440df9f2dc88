declare module '@adobe/structured-data-validator' {
  interface Issue {
    issueMessage: string;
    severity: 'ERROR' | 'WARNING';
    fieldNames?: string[];
  }
  export default class Validator {
    constructor(vocabulary?: object);
    validate(data: { jsonld: Record<string, object[]> }): Promise<Issue[]>;
  }
}
