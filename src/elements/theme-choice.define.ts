import { ThemeChoice } from './theme-choice.ts';

customElements.define('theme-choice', ThemeChoice);
