"""Every test of jupyter_kernel_test, each with a sample, against the installed kernel. Run by KernelTests."""
import unittest

import jupyter_kernel_test


class RadioGenomicsKernelTests(jupyter_kernel_test.KernelTests):
    kernel_name = "radiogenomics"
    language_name = "C#"
    file_extension = ".cs"
    code_hello_world = 'Console.Write("hello, world");'
    code_stderr = 'Console.Error.Write("something is wrong");'
    completion_samples = [
        {"text": "Console.WriteL", "matches": {"WriteLine"}},
        {"text": "Math.Sq", "matches": {"Sqrt"}},
    ]
    complete_code_samples = ["1 + 1", "int F() => 3;", "var a = new[] { 1, 2 };"]
    incomplete_code_samples = ["int F() {", "var a = new[] { 1,", "if (true)\n{"]
    invalid_code_samples = ["var a = 1 )", "class { } }"]
    code_page_something = "Math.Sqrt?"
    code_generate_error = 'throw new InvalidOperationException("broken");'
    code_execute_result = [
        {"code": "1+2+3", "result": "6"},
        {"code": "new string('a', 3)", "result": "aaa"},
        {"code": "\"a\\u03b1\"", "result": "a\u03b1"},
    ]
    code_display_data = [
        {"code": 'display("x")', "mime": "text/plain"},
        {"code": 'display(new[] { new { Gene = "TP53", R = 0.5 } })', "mime": "text/html"},
        {"code": 'display(FigureSpec.Single("f", "", new PanelSpec { Marks = [new PointsMark { X = [1.0], Y = [2.0] }] }))', "mime": "image/svg+xml"},
    ]
    code_history_pattern = "1?2*"
    supported_history_operations = ("tail", "range", "search")
    code_inspect_sample = "Math.Sqrt"
    code_clear_output = "ClearOutput();"


if __name__ == "__main__":
    unittest.main()
