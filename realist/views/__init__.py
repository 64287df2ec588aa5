"""Tables, cards and pictures that chapters show, from an evidence base that is loaded. No file is read here."""
