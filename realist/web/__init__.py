"""What a page is made of: HTML, a widget's place in it, what it may do, who can read it. No evidence, no Sphinx."""
