using System.Collections.Immutable;
using System.Globalization;

namespace RadioGenomics.Analysis.Networks;

/// <summary>The colour names that stand for module numbers in the WGCNA literature: 0 grey, 1 turquoise, 2 blue, 3 brown ...</summary>
public static class ModuleColors
{
    // R WGCNA 1.72.1: standardColors(), with the colours that R's col2rgb() gives to the names. Number 0 comes first.
    const string Palette = """
        grey:bebebe turquoise:40e0d0 blue:0000ff brown:a52a2a yellow:ffff00 green:00ff00 red:ff0000 black:000000
        pink:ffc0cb magenta:ff00ff purple:a020f0 greenyellow:adff2f tan:d2b48c salmon:fa8072 cyan:00ffff
        midnightblue:191970 lightcyan:e0ffff grey60:999999 lightgreen:90ee90 lightyellow:ffffe0 royalblue:4169e1
        darkred:8b0000 darkgreen:006400 darkturquoise:00ced1 darkgrey:a9a9a9 orange:ffa500 darkorange:ff8c00
        white:ffffff skyblue:87ceeb saddlebrown:8b4513 steelblue:4682b4 paleturquoise:afeeee violet:ee82ee
        darkolivegreen:556b2f darkmagenta:8b008b sienna3:cd6839 yellowgreen:9acd32 skyblue3:6ca6cd plum1:ffbbff
        orangered4:8b2500 mediumpurple3:8968cd lightsteelblue1:cae1ff lightcyan1:e0ffff ivory:fffff0
        floralwhite:fffaf0 darkorange2:ee7600 brown4:8b2323 bisque4:8b7d6b darkslateblue:483d8b plum2:eeaeee
        thistle2:eed2ee thistle1:ffe1ff salmon4:8b4c39 palevioletred3:cd6889 navajowhite2:eecfa1 maroon:b03060
        lightpink4:8b5f65 lavenderblush3:cdc1c5 honeydew1:f0fff0 darkseagreen4:698b69 coral1:ff7256
        antiquewhite4:8b8378 coral2:ee6a50 mediumorchid:ba55d3 skyblue2:7ec0ee yellow4:8b8b00 skyblue1:87ceff
        plum:dda0dd orangered3:cd3700 mediumpurple2:9f79ee lightsteelblue:b0c4de lightcoral:f08080
        indianred4:8b3a3a firebrick4:8b1a1a darkolivegreen4:6e8b3d brown2:ee3b3b blue2:0000ee darkviolet:9400d3
        plum3:cd96cd thistle3:cdb5cd thistle:d8bfd8 salmon2:ee8262 palevioletred2:ee799f navajowhite1:ffdead
        magenta4:8b008b lightpink3:cd8c95 lavenderblush2:eee0e5 honeydew:f0fff0 darkseagreen3:9bcd9b
        coral:ff7f50 antiquewhite2:eedfcc coral3:cd5b45 mediumpurple4:5d478b skyblue4:4a708b yellow3:cdcd00
        sienna4:8b4726 pink4:8b636c orangered1:ff4500 mediumpurple1:ab82ff lightslateblue:8470ff
        lightblue4:68838b indianred3:cd5555 firebrick3:cd2626 darkolivegreen2:bcee68 blueviolet:8a2be2
        blue4:00008b deeppink:ff1493 plum4:8b668b thistle4:8b7b8b tan4:8b5a2b salmon1:ff8c69
        palevioletred1:ff82ab navajowhite:ffdead magenta3:cd00cd lightpink2:eea2ad lavenderblush1:fff0f5
        green4:008b00 darkseagreen2:b4eeb4 chocolate4:8b4513 antiquewhite1:ffefdb coral4:8b3e2f mistyrose:ffe4e1
        slateblue:6a5acd yellow2:eeee00 sienna2:ee7942 pink3:cd919e orangered:ff4500 mediumpurple:9370db
        lightskyblue4:607b8b lightblue3:9ac0cd indianred2:ee6363 firebrick2:ee2c2c darkolivegreen1:caff70
        blue3:0000cd brown1:ff4040 deeppink1:ff1493 powderblue:b0e0e6 tomato:ff6347 tan3:cd853f
        royalblue3:3a5fcd palevioletred:db7093 moccasin:ffe4b5 magenta2:ee00ee lightpink1:ffaeb9
        lavenderblush:fff0f5 green3:00cd00 darkseagreen1:c1ffc1 chocolate3:cd661d aliceblue:f0f8ff
        cornflowerblue:6495ed navajowhite3:cdb38b slateblue1:836fff whitesmoke:f5f5f5 sienna1:ff8247
        pink2:eea9b8 orange4:8b5a00 mediumorchid4:7a378b lightskyblue3:8db6cd lightblue2:b2dfee
        indianred1:ff6a6a firebrick:b22222 darkgoldenrod4:8b6508 blue1:0000ff brown3:cd3333 deeppink2:ee1289
        purple2:912cee tomato2:ee5c42 tan2:ee9a49 royalblue2:436eee paleturquoise4:668b8b mistyrose4:8b7d7b
        magenta1:ff00ff lightpink:ffb6c1 lavender:e6e6fa green2:00ee00 darkseagreen:8fbc8f chocolate2:ee7621
        antiquewhite:faebd7 cornsilk:fff8dc navajowhite4:8b795e slateblue2:7a67ee wheat3:cdba96 sienna:a0522d
        pink1:ffb5c5 orange3:cd8500 mediumorchid3:b452cd lightskyblue2:a4d3ee lightblue1:bfefff indianred:cd5c5c
        dodgerblue4:104e8b darkgoldenrod3:cd950c blanchedalmond:ffebcd burlywood:deb887 deepskyblue:00bfff
        red1:ff0000 tomato4:8b3626 tan1:ffa54f rosybrown4:8b6969 paleturquoise3:96cdcd mistyrose3:cdb7b5
        linen:faf0e6 lightgoldenrodyellow:fafad2 khaki4:8b864e green1:00ff00 darksalmon:e9967a chocolate1:ff7f24
        antiquewhite3:cdc0b0 cornsilk2:eee8cd oldlace:fdf5e6 slateblue3:6959cd wheat1:ffe7ba seashell4:8b8682
        peru:cd853f orange2:ee9a00 mediumorchid2:d15fee lightskyblue1:b0e2ff lightblue:add8e6 hotpink4:8b3a62
        dodgerblue3:1874cd darkgoldenrod1:ffb90f bisque3:cdb79e burlywood1:ffd39b deepskyblue4:00688b
        red4:8b0000 turquoise2:00e5ee steelblue4:36648b rosybrown3:cd9b9b paleturquoise1:bbffff
        mistyrose2:eed5d2 limegreen:32cd32 lightgoldenrod4:8b814c khaki3:cdc673 goldenrod4:8b6914
        darkorchid4:68228b chocolate:d2691e aquamarine:7fffd4 cyan1:00ffff orange1:ffa500 slateblue4:473c8b
        violetred4:8b2252 seashell3:cdc5bf peachpuff4:8b7765 olivedrab4:698b22 mediumorchid1:e066ff
        lightskyblue:87cefa lemonchiffon4:8b8970 hotpink3:cd6090 dodgerblue1:1e90ff darkgoldenrod:b8860b
        bisque2:eed5b7 burlywood2:eec591 dodgerblue2:1c86ee rosybrown2:eeb4b4 turquoise4:00868b
        steelblue3:4f94cd rosybrown1:ffc1c1 palegreen4:548b54 mistyrose1:ffe4e1 lightyellow4:8b8b7a
        lightgoldenrod3:cdbe70 khaki2:eee685 goldenrod3:cd9b1d darkorchid3:9a32cd chartreuse4:458b00
        aquamarine1:7fffd4 cyan4:008b8b orangered2:ee4000 snow:fffafa violetred2:ee3a8c seashell2:eee5de
        peachpuff3:cdaf95 olivedrab3:9acd32 mediumblue:0000cd lightseagreen:20b2aa lemonchiffon3:cdc9a5
        hotpink2:ee6aa7 dodgerblue:1e90ff darkblue:00008b bisque1:ffe4c4 burlywood3:cdaa7d firebrick1:ff3030
        royalblue1:4876ff violetred1:ff3e96 steelblue1:63b8ff rosybrown:bc8f8f palegreen3:7ccd7c
        mintcream:f5fffa lightyellow3:cdcdb4 lightgoldenrod2:eedc82 khaki1:fff68f goldenrod2:eeb422
        darkorchid2:b23aee chartreuse3:66cd00 aquamarine2:76eec6 darkcyan:008b8b orchid:da70d6 snow2:eee9e9
        violetred:d02090 seashell1:fff5ee peachpuff2:eecbad olivedrab2:b3ee3a mediumaquamarine:66cdaa
        lightsalmon4:8b5742 lemonchiffon2:eee9bf hotpink1:ff6eb4 deepskyblue3:009acd cyan3:00cdcd bisque:ffe4c4
        burlywood4:8b7355 forestgreen:228b22 royalblue4:27408b violetred3:cd3278 springgreen3:00cd66 red3:cd0000
        palegreen1:9aff9a mediumvioletred:c71585 lightyellow2:eeeed1 lightgoldenrod1:ffec8b khaki:f0e68c
        goldenrod1:ffc125 darkorchid1:bf3eff chartreuse2:76ee00 aquamarine3:66cdaa darkgoldenrod2:eead0e
        orchid1:ff83fa snow4:8b8989 turquoise3:00c5cd seashell:fff5ee peachpuff1:ffdab9 olivedrab1:c0ff3e
        maroon4:8b1c62 lightsalmon3:cd8162 lemonchiffon1:fffacd hotpink:ff69b4 deepskyblue2:00b2ee cyan2:00eeee
        beige:f5f5dc cadetblue:5f9ea0 gainsboro:dcdcdc salmon3:cd7054 wheat:f5deb3 springgreen2:00ee76
        red2:ee0000 palegreen:98fb98 mediumturquoise:48d1cc lightyellow1:ffffe0 lightgoldenrod:eedd82
        ivory4:8b8b83 goldenrod:daa520 darkorchid:9932cc chartreuse1:7fff00 aquamarine4:458b74 darkkhaki:bdb76b
        orchid3:cd69c9 springgreen1:00ff7f turquoise1:00f5ff seagreen4:2e8b57 peachpuff:ffdab9 olivedrab:6b8e23
        maroon3:cd2990 lightsalmon2:ee9572 lemonchiffon:fffacd honeydew4:838b83 deepskyblue1:00bfff
        cornsilk4:8b8878 azure4:838b8b cadetblue1:98f5ff ghostwhite:f8f8ff sandybrown:f4a460 wheat2:eed8ae
        springgreen:00ff7f purple4:551a8b palegoldenrod:eee8aa mediumspringgreen:00fa9a lightsteelblue4:6e7b8b
        lightcyan4:7a8b8b ivory3:cdcdc1 gold3:cdad00 darkorange4:8b4500 chartreuse:7fff00 azure:f0ffff
        darkolivegreen3:a2cd5a palegreen2:90ee90 springgreen4:008b45 tomato3:cd4f39 seagreen3:43cd80
        papayawhip:ffefd5 navyblue:000080 maroon2:ee30a7 lightsalmon1:ffa07a lawngreen:7cfc00 honeydew3:c1cdc1
        deeppink4:8b0a50 cornsilk3:cdc8b1 azure3:c1cdcd cadetblue2:8ee5ee gold:ffd700 seagreen:2e8b57
        wheat4:8b7e66 snow3:cdc9c9 purple3:7d26cd orchid4:8b4789 mediumslateblue:7b68ee lightsteelblue3:a2b5cd
        lightcyan3:b4cdcd ivory2:eeeee0 gold2:eec900 darkorange3:cd6600 cadetblue4:53868b azure1:f0ffff
        darkorange1:ff7f00 paleturquoise2:aeeeee steelblue2:5cacee tomato1:ff6347 seagreen2:4eee94
        palevioletred4:8b475d navy:000080 maroon1:ff34b3 lightsalmon:ffa07a lavenderblush4:8b8386
        honeydew2:e0eee0 deeppink3:cd1076 cornsilk1:fff8dc azure2:e0eeee cadetblue3:7ac5cd gold4:8b7500
        seagreen1:54ff9f yellow1:ffff00 snow1:fffafa purple1:9b30ff orchid2:ee7ae9 mediumseagreen:3cb371
        lightsteelblue2:bcd2ee lightcyan2:d1eeee ivory1:fffff0 gold1:ffd700
        """;

    static readonly ImmutableArray<(string Name, string Hex)> Colors = [.. Palette
        .Split((char[])[' ', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries)
        .Select(entry => entry.Split(':')).Select(parts => (parts[0], "#" + parts[1]))];

    /// <summary>Name of a module's colour.</summary>
    /// <param name="module">Module number from 0; 0 is grey, the genes of no module.</param>
    /// <returns>The name; beyond the 435th module names repeat with <c>.1</c>, <c>.2</c> ... as in R.</returns>
    public static string Name(int module)
    {
        (int index, int repeat) = Place(module);
        return repeat == 0 ? Colors[index].Name : string.Create(CultureInfo.InvariantCulture, $"{Colors[index].Name}.{repeat}");
    }

    /// <summary>A module's colour as #rrggbb.</summary>
    public static string Hex(int module) => Colors[Place(module).Index].Hex;

    /// <summary>The colour names of module numbers. Shape: [genes].</summary>
    public static ImmutableArray<string> Of(IEnumerable<int> modules)
    {
        ArgumentNullException.ThrowIfNull(modules);
        return [.. modules.Select(Name)];
    }

    static (int Index, int Repeat) Place(int module)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(module);
        int count = Colors.Length - 1;
        return module == 0 ? (0, 0) : (((module - 1) % count) + 1, (module - 1) / count);
    }
}
