#load "nested/beside.csx"
string Loaded(string gene) => gene + " " + beside;
