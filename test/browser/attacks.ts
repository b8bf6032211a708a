/** Strings that break out of a place in a page, by the place or the way. */
export const attacks: Readonly<Record<string, string>> = {
  'an element that closes all others':
    '</p></td></table></details></svg></style></title></main></body></html>',
  'a script': '</script><script>alert(1)</script>',
  'an image with a handler': '<img src=x onerror=alert(1)>',
  'quotes that end an attribute': `" onfocus="alert(1)" autofocus x='' onclick='alert(1)'`,
  'quotes that end an attribute without quotes': '`x` onmouseover=alert(1) tabindex=0 style=color:red',
  'an address that is a script': 'javascript:alert(1)//',
  'an address of data': 'data:text/html,<script>alert(1)</script>',
  'a placeholder of a template': '{{title}}{{{style}}}{{> page}}{{#each claims}}{{/each}}\\{{x}}',
  'a pattern of a replacement': "$&$`$'$1$$$<x>",
  'the start of a comment': '<!-- --!> <!--><script>',
  'a section of characters': ']]><![CDATA[<script>alert(1)</script>]]>',
  'an entity': '&lt;script&gt;alert(1)&lt;/script&gt;&#60;b&#62;&quot;&amp;',
  'null bytes and other control characters': 'a\u0000b\u0007c\u001b[31md\u007fe\u0085f',
  'halves of surrogate pairs': 'a\ud800b\udfffc\udc00\ud800d',
  'an override of the direction of text': '\u202Etxet desrever\u202C\u2066\u2067\u200F',
  'separators of lines': 'a\u2028b\u2029c\r\nd\re',
  'an expression of Vega': "datum['x'] + warn('a') + (event.view.alert(1))",
};
