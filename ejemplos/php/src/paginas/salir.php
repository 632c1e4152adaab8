<?php

declare(strict_types=1);

namespace Panel;

salir();
ir('/entrar');
