int fromConstants = 2;
